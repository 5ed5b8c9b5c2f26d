using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.OutputCaching;

namespace Ledgerline.Web.Tests.Caching;

public sealed class PublicVersionTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddOutputCache().BuildServiceProvider();
    private int reads;

    [Fact]
    public async Task Current_WithinASecond_IsReadOnce_HoweverManyAsk()
    {
        using var version = Make(_ => Task.FromResult("one"));

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CurrentAsync(version)));

        all.Distinct().Count().ShouldBe(1);
        reads.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        await CurrentAsync(version);
        reads.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        (await CurrentAsync(version)).ShouldBe(all[0]);
        reads.ShouldBe(2);
    }

    [Fact]
    public async Task Current_ChangedWhileItIsRead_IsReadAgain()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var version = Make(async read =>
        {
            if (read > 1)
                return "new";
            begun.SetResult();
            await goOn.Task;
            return "old";
        });
        var asked = CurrentAsync(version);
        await begun.Task;

        version.Changed();
        goOn.SetResult();

        var seen = await asked;
        reads.ShouldBe(2);
        using var afterwards = Make(_ => Task.FromResult("new"));
        seen.ShouldBe(await CurrentAsync(afterwards));
    }

    [Fact]
    public async Task Current_OfAnotherState_IsAnother_AndAFailedReadIsNotRemembered()
    {
        var state = "one";
        using var version = Make(_ => state == "" ? throw new InvalidOperationException("down") : Task.FromResult(state));
        var before = await CurrentAsync(version);

        state = "";
        version.Changed();
        await Should.ThrowAsync<InvalidOperationException>(() => CurrentAsync(version));
        state = "two";
        (await CurrentAsync(version)).ShouldNotBe(before);
        before.ShouldAllBe(sign => char.IsAsciiLetterOrDigit(sign));
    }

    public void Dispose() => services.Dispose();

    private PublicVersion Make(Func<int, Task<string>> read) => new(
        [new PublicSource((_, _) => read(Interlocked.Increment(ref reads)))],
        services.GetRequiredService<IServiceScopeFactory>(),
        services.GetRequiredService<IOutputCacheStore>(),
        clock);

    private static Task<string> CurrentAsync(PublicVersion version) => version.CurrentAsync(TestContext.Current.CancellationToken).AsTask();
}
