using System.Net;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledgerline.Attacks.Flooding;

/// <summary>While strangers take up all that the public side has, staff come in and work, and who asks whether the program is well is told.</summary>
public sealed class FullLaneTests
{
    private static readonly LanePlaces One = new(AtOnce: 1, Waiting: 0);

    [Theory, OnBothEngines]
    public async Task Staff_WhileThePublicSideIsFull_ComeInAndAreAnswered(DatabaseEngine engine)
    {
        await using var system = await (await StartAsync(engine, Lane.Public)).ServeAsync();
        await system.AddPersonAsync("vera", await system.AddCentreAsync(), Role.Volunteer);
        using var volunteer = await system.SignInAsync("vera");
        using var stranger = system.Client();
        await using var held = await HoldTheGroupsAsync(system);
        var waits = await TakeThePlaceAsync(stranger);

        (await GetAsync(volunteer, "/account")).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(stranger, "/sign-in")).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(stranger, "/health/ready")).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(stranger, "/log/checkpoint")).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(stranger, "/en/declare")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        await held.DisposeAsync();
        (await waits).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(stranger, "/en/declare")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task Page_MadeBefore_IsSentFromTheCacheWhileThePublicSideIsFull(DatabaseEngine engine)
    {
        await using var system = await (await StartAsync(engine, Lane.Public)).ServeAsync();
        using var stranger = system.Client();
        (await GetAsync(stranger, "/en/")).ShouldBe(HttpStatusCode.OK);
        await using var held = await HoldTheGroupsAsync(system);
        var waits = await TakeThePlaceAsync(stranger);

        (await GetAsync(stranger, "/en/")).ShouldBe(HttpStatusCode.OK);

        await held.DisposeAsync();
        (await waits).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task Lanes_OfTheProgram_AreFewerThanTheConnectionsOfItsDatabase(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);

        var lanes = system.Services.GetRequiredService<IOptions<WebOptions>>().Value.Lanes;

        lanes.ShouldBe(LanePlaces.On(Environment.ProcessorCount, engine == DatabaseEngine.PostgreSql ? 50 : null), ignoreOrder: true);
    }

    private static Task<TestSystem> StartAsync(DatabaseEngine engine, Lane full) => TestSystem.StartAsync(engine, replace: services =>
        services.PostConfigure<WebOptions>(web => web.Lanes = new Dictionary<Lane, LanePlaces>(web.Lanes) { [full] = One }));

    /// <summary>Whoever declares waits until this is disposed of.</summary>
    private static async Task<IAsyncDisposable> HoldTheGroupsAsync(TestSystem system)
    {
        var database = system.Services.GetRequiredService<Database>();
        if (await database.EnterWriteAsync() is { } place)
            return new Held(() =>
            {
                place.Dispose();
                return ValueTask.CompletedTask;
            });
        var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; LOCK TABLE register.groups IN EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync();
        return new Held(async () =>
        {
            await using var end = connection.CreateCommand();
            end.CommandText = "ROLLBACK";
            await end.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        });
    }

    private static async Task<HttpStatusCode> DeclareAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("People[0].Name", "晨光"), KeyValuePair.Create("People[0].Organisations", "Party"), KeyValuePair.Create("People[0].Kind", "Pseudonym")]);
        using var answer = await client.PostAsync(new Uri("/en/declare", UriKind.Relative), form);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <returns>The answer of whoever declares, has the public's one place, and waits.</returns>
    private static async Task<Task<HttpStatusCode>> TakeThePlaceAsync(HttpClient client)
    {
        var waits = DeclareAsync(client);
        while (await GetAsync(client, "/en/declare") != HttpStatusCode.ServiceUnavailable)
        {
            // The page that was asked for had the place when the declaration came.
            if (waits.IsCompleted)
                waits = DeclareAsync(client);
        }

        return waits;
    }

    private sealed class Held(Func<ValueTask> end) : IAsyncDisposable
    {
        private Func<ValueTask>? _end = end;

        public ValueTask DisposeAsync() => Interlocked.Exchange(ref _end, null) is { } once ? once() : ValueTask.CompletedTask;
    }
}
