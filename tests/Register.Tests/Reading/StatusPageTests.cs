using System.Net;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class StatusPageTests
{
    private static readonly SigningKey First = SigningKey.Generate("first.example/witness", SignatureType.Ed25519Cosignature);
    private static readonly SigningKey Second = SigningKey.Generate("second.example/witness", SignatureType.Ed25519Cosignature);

    [Theory, OnBothEngines]
    public async Task Status_WithWitnesses_SaysWhoCosignedWhatAndWhoIsDown(DatabaseEngine engine)
    {
        await using var system = await WitnessedAsync(engine, quorum: 1);
        await SealAsync(system, 2);
        await CosignAsync(system, First, new DateTimeOffset(2026, 11, 22, 10, 5, 0, TimeSpan.Zero));
        await KnowAsync(
            system,
            new WitnessState { Name = First.Name, Size = 2, CosignedAt = new DateTimeOffset(2026, 11, 22, 10, 5, 0, TimeSpan.Zero) },
            new WitnessState { Name = Second.Name, Size = 0, DownSince = new DateTimeOffset(2026, 11, 21, 23, 59, 0, TimeSpan.Zero) });

        var page = await PageAsync(system);

        var text = page.Body!.TextContent;
        text.ShouldContain("By one witness, on 22 November 2026, 10:05 UTC");
        text.ShouldContain("One witness has cosigned the checkpoint; we ask for at least 1. That is reached.");
        text.ShouldContain("All that is sealed is published.");
        Rows(page).ShouldBe(
        [
            ["first.example/witness", "2", "22 November 2026, 10:05 UTC", "Answers"],
            ["second.example/witness", "Nothing yet", "Nothing yet", "Not reached since 21 November 2026, 23:59 UTC. The log goes on meanwhile."],
        ]);
    }

    [Fact]
    public async Task Status_WithoutAQuorum_SaysSoKindly()
    {
        await using var system = await WitnessedAsync(DatabaseEngine.Sqlite, quorum: 2);
        await SealAsync(system, 1);

        var page = await PageAsync(system);

        page.Body!.TextContent.ShouldContain("0 witnesses have cosigned the checkpoint; we ask for at least 2. The register goes on");
        page.Body!.TextContent.ShouldContain("By no witness yet");
        Rows(page).ShouldAllBe(row => row[3] == "Not asked yet");
    }

    [Theory, OnBothEngines]
    public async Task Status_SealedButNotPublished_IsBehind(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick)).ServeAsync();
        await SealAsync(system, 2);
        await system.InScopeAsync<SealBatch, int>(async seal =>
        {
            await system.DeclareAsync(GroupId.New(), Draft());
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            return await seal.RunAsync();
        });

        var behind = (await PageAsync(system)).Body!.TextContent;
        behind.ShouldContain("New entries are sealed and are being published.");
        await system.PublishAsync();
        (await PageAsync(system)).Body!.TextContent.ShouldContain("All that is sealed is published.");
    }

    [Fact]
    public async Task Status_WhatIsHeld_IsNotTold()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await SealAsync(system, 2);
        var before = await HtmlAsync(system);

        await system.DeclareAsync(GroupId.New(), Draft(), Draft(), Draft());
        system.Clock.Advance(TimeSpan.FromHours(3));

        (await HtmlAsync(system)).ShouldBe(before);
    }

    [Fact]
    public async Task Status_OfThePublishedLog_ShowsItsSizeRootAndCount()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await SealAsync(system, 3);

        var page = await PageAsync(system);

        var checkpoint = (await File.ReadAllTextAsync(Path.Combine(system.LogFolder, "checkpoint"))).Split('\n');
        page.QuerySelectorAll("dl.entry dd").Take(3).Select(cell => cell.TextContent).ShouldBe(["3", checkpoint[1], checkpoint[2]]);
        page.Body!.TextContent.ShouldContain("No witness has been asked yet.");
        page.QuerySelector("main a[href='/log/checkpoint']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Status_BeforeThereIsALog_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync(withLog: false)).ServeAsync();

        (await PageAsync(system)).Body!.TextContent.ShouldContain("There is no log yet.");
    }

    private static async Task<TestSystem> WitnessedAsync(DatabaseEngine engine, int quorum)
    {
        var witnesses = new[] { First, Second }.Select(key => new Witness(key.Verifier, new Uri("https://witness.example"))).ToList();
        // Only the reader knows of them, so that nobody is asked: what they said is put in place by the test.
        return await (await TestSystem.StartAsync(engine, Quick, services => services.AddScoped(provider => new PublishedLog(
            provider.GetRequiredService<LogFolder>(),
            provider.GetRequiredService<LogHistory>(),
            provider.GetRequiredService<LogOptions>() with { Witnesses = witnesses, Quorum = quorum })))).ServeAsync();
    }

    private static async Task SealAsync(TestSystem system, int people)
    {
        await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, people).Select(_ => Draft())]);
        (await system.SealLaterAsync()).ShouldBe(people);
    }

    private static async Task CosignAsync(TestSystem system, SigningKey witness, DateTimeOffset at)
    {
        var file = Path.Combine(system.LogFolder, "checkpoint");
        SignedNote.TryParse(await File.ReadAllBytesAsync(file), out var note).ShouldBeTrue();
        await File.WriteAllBytesAsync(file, note.With(witness.Cosign(note.Text, at)).ToBytes());
    }

    private static Task<int> KnowAsync(TestSystem system, params WitnessState[] witnesses) => system.ReadAsync(db =>
    {
        db.AddRange(witnesses);
        return db.SaveChangesAsync();
    });

    private static async Task<AngleSharp.Dom.IDocument> PageAsync(TestSystem system)
    {
        using var client = system.Client();
        using var answer = await client.GetAsync(new Uri("/en/status", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }

    private static async Task<string> HtmlAsync(TestSystem system)
    {
        using var client = system.Client();
        return await client.GetStringAsync(new Uri("/en/status", UriKind.Relative));
    }

    private static IEnumerable<string[]> Rows(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray());
}
