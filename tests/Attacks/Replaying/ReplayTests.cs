using System.Net.Http.Json;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Attacks.Replaying;

/// <summary>Ids that a page or a program makes itself, sent again by somebody else, or for something else.</summary>
public sealed class ReplayTests
{
    /// <summary>Whoever knows the id of a declaration can neither take it into a group of her own nor write over it.</summary>
    [Theory, OnBothEngines]
    public async Task TheIdOfADeclaration_InAnotherGroup_IsTaken_AndSaysNothing(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var before = await Tables.ReadAsync(ground.System);
        foreach (var known in (string[])["declaration", "declared"])
        {
            var answer = await DeclareAsync(ground, Guid.NewGuid().ToString(), ground.Things[known]);
            answer.Status.ShouldBe(409);
            answer.Body.ShouldNotContain("receipt\":");
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>A registrar sees the group's id on her page: with it alone she gets no receipt, and adds nobody.</summary>
    [Theory, OnBothEngines]
    public async Task TheIdOfAGroup_WithSomebodyElse_IsClosed_AndSaysNothing(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var before = await Tables.ReadAsync(ground.System);

        var answer = await DeclareAsync(ground, ground.Things["group"], Guid.NewGuid().ToString());

        answer.Status.ShouldBe(409);
        answer.Body.ShouldNotContain(ground.Things["receipt"]);
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>What is sent twice counts once, and what was said first stands.</summary>
    [Theory, OnBothEngines]
    public async Task TheSameAgain_UnderAnotherName_ChangesNothing(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var before = await Tables.ReadAsync(ground.System);

        (await DeclareAsync(ground, ground.Things["group"], ground.Things["declared"])).Status.ShouldBe(200);

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>On her own call a volunteer enters the id of what somebody of another centre has entered, and of what came from the web.</summary>
    [Theory, OnBothEngines]
    public async Task TheIdOfADeclaration_OnACallOfAnothers_IsTaken(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var intruder = await AtWorkAsync(ground);
        var before = await Tables.ReadAsync(ground.System);
        foreach (var known in (string[])["declaration", "declared"])
        {
            var answer = await intruder.PutAsync("person", new { id = ground.Things[known], name = "Intruder", real = false, organisations = new[] { "Party" } });
            answer.Status.ShouldBe(422);
            answer.Body.ShouldContain("\"receipt\":null");
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>A report of a call that is over, sent again by its volunteer or for another's call, counts once.</summary>
    [Theory, OnBothEngines]
    public async Task AReport_SentAgain_OrForAnothersCall_CountsOnce(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var caller = await AtWorkAsync(ground);
        await caller.ReportAsync("NoAnswer");
        var before = await Tables.ReadAsync(ground.System);

        await caller.ReportAsync("NoAnswer");
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();

        caller.Call = ground.Things["call"];
        (await caller.PutAsync("report", new { outcome = "NeverCallAgain", seconds = 0 })).Status.ShouldBe(422);
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>A receipt opens its own group: with it nothing can be done to somebody else whose id is known.</summary>
    [Fact]
    public async Task AReceipt_WithTheIdOfSomebodyElse_DoesNothing()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var before = await Tables.ReadAsync(ground.System);
        foreach (var handler in (string[])["Choose", "Correct", "Withdraw"])
        {
            var answer = await ground.Stranger().PostAsync(
                $"/en/receipt?handler={handler}", ("Code", ground.Things["receipt"]), ("Person.Id", ground.Things["declaration"]), ("Person.Name", "Intruder"), ("Person.Kind", "Pseudonym"), ("Person.Organisations", "Party"));
            answer.Body.ShouldNotContain("Quiet Harbour");
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    private static async Task<Caller> AtWorkAsync(TwoCentres ground)
    {
        var caller = new Caller(ground, ground.Person('B', Role.Volunteer), ground.Id('B', Role.Volunteer));
        await caller.TakeAsync(ground.Things["elsewhere"]);
        return caller;
    }

    private static async Task<Answer> DeclareAsync(TwoCentres ground, string group, string id)
    {
        using var sent = JsonContent.Create(new { group, people = new[] { new { id, name = "Intruder", nameKind = "pseudonym", organisations = new[] { "party" } } } });
        return await ground.Stranger().SendAsync(HttpMethod.Post, "/api/v1/declarations", sent);
    }
}
