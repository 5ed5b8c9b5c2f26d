using Ledgerline.Register;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Journeys.Reading;

/// <summary>A register with 2,000 entries, hostile names among them, for those who only read.</summary>
public sealed class SeededSystem : IAsyncLifetime
{
    public const int Entries = 2_000;

    private TestSystem? _system;

    public TestSystem System => _system ?? throw new InvalidOperationException("It is not started.");

    public Uri Url => System.Url;

    public async ValueTask InitializeAsync()
    {
        _system = await (await TestSystem.StartAsync()).ServeAsync();
        await _system.InScopeAsync<SeedRegister, bool>(async seed =>
        {
            await seed.RunAsync(Entries, 7);
            return true;
        });
        await _system.PublishAsync();
    }

    public ValueTask DisposeAsync() => _system?.DisposeAsync() ?? ValueTask.CompletedTask;
}
