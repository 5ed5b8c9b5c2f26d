using System.Net;
using Ledgerline.Centres;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Register.Reviewing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reviewing;

public sealed class ReviewTests
{
    [Theory, OnBothEngines]
    public async Task Accept_AGroup_IsHeldFromNowAndSealed(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("One"), Draft("Two"));
        system.Clock.Advance(TimeSpan.FromDays(1));
        var waiting = await WaitingAsync(system);

        (await AcceptAsync(system, waiting[0].Seen)).ShouldBe(1);

        (await system.SealAsync()).ShouldBe(0);
        (await system.SealLaterAsync()).ShouldBe(2);
        (await AcceptAsync(system, waiting[0].Seen)).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Decide_AfterACorrection_ChangesNothingUntilSeenAgain(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var draft = Draft("Decent");
        var result = await system.DeclareAsync(Origin.Web, GroupId.New(), draft);
        var seen = (await WaitingAsync(system))[0].Seen;
        system.Clock.Advance(TimeSpan.FromSeconds(1));
        await system.CorrectAsync(draft.Id, new Proof.OfReceipt(result.Receipt!), "Not decent");

        (await AcceptAsync(system, seen)).ShouldBe(0);
        (await RefuseAsync(system, seen)).ShouldBe(0);
        (await RefuseAsync(system, (await WaitingAsync(system))[0].Seen)).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Refuse_SeveralGroups_DeletesThemAtTheNextSealAndTheirReceiptsSaySo(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var first = Draft("One");
        await system.DeclareAsync(Origin.Web, GroupId.New(), first, Draft("Two"));
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("Three"));
        await system.DeclareAsync(GroupId.New(), Draft("Held, not in review"));
        var held = await system.ReadAsync(db => db.Set<Group>().SingleAsync(group => group.State == GroupState.Held));
        var waiting = await WaitingAsync(system);

        (await RefuseAsync(system, [.. waiting.Select(group => group.Seen), new SeenGroup(held.Id, held.ChangedAt)])).ShouldBe(2);

        (await WaitingAsync(system)).ShouldBeEmpty();
        (await system.ReadAsync(db => db.Set<ClosedReceipt>().CountAsync())).ShouldBe(0);
        (await system.SealLaterAsync()).ShouldBe(1);
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(0);
        var closed = await system.ReadAsync(db => db.Set<ClosedReceipt>().ToListAsync());
        closed.Count.ShouldBe(3);
        closed.ShouldAllBe(receipt => receipt.State == ClosedState.Refused && receipt.Reason == RefusalReason.Hoax);
        (await system.DeclareAsync(Origin.Web, GroupId.New(), first)).Outcome.ShouldBe(DeclareOutcome.AlreadySealed);
    }

    [Theory, OnBothEngines]
    public async Task Refused_UntilDeleted_IsSaidByTheReceiptAndCanBeTakenBackButNotChanged(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var draft = Draft("Somebody");
        var result = await system.DeclareAsync(Origin.Web, GroupId.New(), draft);
        var proof = new Proof.OfReceipt(result.Receipt!);
        var waiting = await WaitingNow(system);
        var refused = await system.InScopeAsync<DecideGroups, IReadOnlyList<SeenGroup>>(
            decide => decide.RefuseAsync(null, [.. waiting], RefusalReason.PublicFigure, CancellationToken.None));

        var said = (await system.InScopeAsync<LookUpReceipt, IReadOnlyList<(int, ReceiptState State)>>(
            receipts => receipts.LookUpAsync(result.Receipt!, CancellationToken.None)))[0].State.ShouldBeOfType<ReceiptState.Closed>();
        (said.State, said.Reason).ShouldBe((ClosedState.Refused, RefusalReason.PublicFigure));
        (await system.CorrectAsync(draft.Id, proof, "Somebody else")).ShouldBe(ChangeOutcome.NoLongerHeld);
        (await system.WithdrawAsync(draft.Id, proof)).ShouldBe(ChangeOutcome.NoLongerHeld);

        (await TakeBackAsync(system, [.. refused])).ShouldBe(1);
        (await WaitingAsync(system)).ShouldHaveSingleItem().Refusal.ShouldBeNull();
        (await AcceptAsync(system, [.. await WaitingNow(system)])).ShouldBe(1);
        (await TakeBackAsync(system, [.. await DecidedNow(system)])).ShouldBe(1);
        (await AcceptAsync(system, [.. await WaitingNow(system)])).ShouldBe(1);
        var accepted = await DecidedNow(system);
        (await system.SealLaterAsync()).ShouldBe(1);
        (await TakeBackAsync(system, [.. accepted])).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Accept_WithoutProofOfWork_IsHeldLonger(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick with { HoldWithoutWork = TimeSpan.FromHours(1) });
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("Without"));
        await system.DeclareAsync(Origin.Web with { Series = new byte[16] }, GroupId.New(), Draft("With"));
        (await AcceptAsync(system, [.. await WaitingNow(system)])).ShouldBe(2);

        (await system.SealLaterAsync()).ShouldBe(1);
        system.Clock.Advance(TimeSpan.FromHours(1));
        (await system.SealAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Take_Back_WhatWasDeclaredOnACall_IsNotTheDesksToDo()
    {
        await using var system = await TestSystem.StartAsync();
        await system.DeclareAsync(GroupId.New(), Draft());
        var held = await system.ReadAsync(db => db.Set<Group>().SingleAsync());

        (await TakeBackAsync(system, new SeenGroup(held.Id, held.ChangedAt))).ShouldBe(0);
    }

    [Fact]
    public async Task Waiting_Several_OldestFirst()
    {
        await using var system = await TestSystem.StartAsync();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await system.DeclareAsync(Origin.Web, GroupId.New(), Draft(name));
            system.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await WaitingAsync(system)).Select(group => group.People[0].Name.Text).ShouldBe(["One", "Two", "Three"]);
    }

    [Fact]
    public async Task Page_WithoutPermission_IsRefused()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        var centre = await system.AddCentreAsync();
        await system.AddPersonAsync("volunteer", centre, Role.Volunteer);
        using var nobody = system.Client();
        using var volunteer = await system.SignInAsync("volunteer");

        using var asNobody = await nobody.GetAsync(new Uri("/review", UriKind.Relative));
        using var asVolunteer = await volunteer.GetAsync(new Uri("/review", UriKind.Relative));

        asNobody.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        asVolunteer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Page_AcceptOneRefuseAnother_ByCheckbox()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        var good = GroupId.New();
        await system.DeclareAsync(Origin.Web, good, Draft("Good <b>"));
        system.Clock.Advance(TimeSpan.FromSeconds(1));
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("Hoax"));
        var page = await registrar.PageAsync("/review");
        var marks = page.QuerySelectorAll("input[name=Chosen]").Select(box => box.GetAttribute("value")!).ToList();
        marks.Count.ShouldBe(2);
        page.QuerySelector("bdi")!.TextContent.ShouldBe("Good <b>");

        using var accepted = await registrar.SubmitAsync(page, "main form", ("Chosen", marks[0]));
        var rest = await accepted.PageAsync();
        rest.QuerySelector(".notice.success").ShouldNotBeNull();
        rest.QuerySelectorAll(".desk input[name=Chosen]").Length.ShouldBe(1);
        rest.QuerySelector(".desk")!.SetAttribute("action", "/review?handler=Refuse");
        using var noReason = await registrar.SubmitAsync(rest, ".desk", ("Chosen", marks[1]));
        var asked = await noReason.PageAsync();
        asked.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Reason");
        asked.QuerySelector(".desk input[name=Chosen]")!.HasAttribute("checked").ShouldBeTrue();
        asked.QuerySelector(".desk")!.SetAttribute("action", "/review?handler=Refuse");
        using var refused = await registrar.SubmitAsync(asked, ".desk", ("Reason", "Hoax"));

        (await refused.PageAsync()).Body!.TextContent.ShouldContain("Nothing is waiting");
        (await system.ReadAsync(db => db.Set<Group>().SingleAsync(group => group.State == GroupState.Held))).Id.ShouldBe(good.Value);
        (await system.ReadAsync(db => db.Set<Group>().SingleAsync(group => group.State == GroupState.Refused))).Refusal.ShouldBe(RefusalReason.Hoax);
    }

    [Fact]
    public async Task Page_RefuseSeveral_ShowsThemFirstAndCanTakeThemBack()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        for (var i = 0; i < 3; i++)
            await system.DeclareAsync(Origin.Web, GroupId.New(), Draft($"Hoax {i}"));
        var page = await registrar.PageAsync("/review");
        page.QuerySelector(".desk")!.SetAttribute("action", "/review?handler=Refuse");
        var marks = page.QuerySelectorAll(".desk input[name=Chosen]").Select(box => ("Chosen", box.GetAttribute("value")!)).ToArray();

        using var shown = await registrar.SubmitAsync(page, ".desk", [.. marks, ("Reason", "Hoax")]);
        var proposal = await shown.PageAsync();
        proposal.QuerySelector("h1")!.TextContent.ShouldBe("Refuse 3 groups?");
        proposal.QuerySelectorAll("bdi").Length.ShouldBe(3);
        (await WaitingAsync(system)).Count.ShouldBe(3);
        using var refused = await registrar.SubmitAsync(proposal, "main form");
        (await WaitingAsync(system)).ShouldBeEmpty();
        using var back = await registrar.SubmitAsync(await refused.PageAsync(), ".notice form");

        (await back.PageAsync()).QuerySelector(".notice")!.TextContent.ShouldContain("3 groups wait again.");
        (await WaitingAsync(system)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Page_WatchedNames_AreSavedAndPointedOut()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("ＬＡＮＴＥＲＮ Kéeper"));
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("Somebody"));

        using var wrong = await registrar.SubmitAsync("/review/names", ("Names", "Lantern Keeper\nzero\u200Bwidth"));
        var mistake = await wrong.PageAsync();
        mistake.QuerySelector(".error-summary")!.TextContent.ShouldContain("invisible");
        mistake.QuerySelector("textarea")!.TextContent.ShouldContain("Lantern Keeper");
        using var saved = await registrar.SubmitAsync("/review/names", ("Names", "Lantern Keeper\n\nLantern  Keeper\nAnother"));
        (await saved.PageAsync()).QuerySelector(".notice")!.TextContent.ShouldContain("2 names");

        var desk = await registrar.PageAsync("/review?odd=WatchedName");
        desk.QuerySelectorAll(".desk bdi").Select(name => name.TextContent).ShouldBe(["ＬＡＮＴＥＲＮ Kéeper"]);
        desk.QuerySelector(".desk .odd")!.TextContent.ShouldBe("Watched name");
        (await registrar.PageAsync("/review?odd=Nonsense")).QuerySelectorAll(".desk bdi").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("not a mark")]
    [InlineData("00000000-0000-0000-0000-000000000000@99999999999999999")]
    [InlineData("6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11@1")]
    public async Task Page_ForgedMarks_DecideNothing(string mark)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft());

        using var answer = await registrar.SubmitAsync("/review", ("Chosen", mark));
        using var nothing = await registrar.SubmitAsync("/review");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nothing.PageAsync()).QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Chosen");
        (await WaitingAsync(system)).Count.ShouldBe(1);
    }

    private static Task<IReadOnlyList<WaitingGroup>> WaitingAsync(TestSystem system) =>
        system.InScopeAsync<WaitingGroups, IReadOnlyList<WaitingGroup>>(waiting => waiting.OldestAsync(CancellationToken.None));

    private static async Task<IEnumerable<SeenGroup>> WaitingNow(TestSystem system) => (await WaitingAsync(system)).Select(group => group.Seen);

    private static async Task<IEnumerable<SeenGroup>> DecidedNow(TestSystem system) => (await system.InScopeAsync<WaitingGroups, IReadOnlyList<WaitingGroup>>(
        waiting => waiting.DecidedAsync(50, CancellationToken.None))).Select(group => group.Seen);

    private static Task<int> AcceptAsync(TestSystem system, params SeenGroup[] groups) => DecideAsync(system, decide => decide.AcceptAsync(null, groups, CancellationToken.None));

    private static Task<int> RefuseAsync(TestSystem system, params SeenGroup[] groups) =>
        DecideAsync(system, decide => decide.RefuseAsync(null, groups, RefusalReason.Hoax, CancellationToken.None));

    private static Task<int> TakeBackAsync(TestSystem system, params SeenGroup[] groups) => DecideAsync(system, decide => decide.TakeBackAsync(null, groups, CancellationToken.None));

    private static async Task<int> DecideAsync(TestSystem system, Func<DecideGroups, Task<IReadOnlyList<SeenGroup>>> decide) =>
        (await system.InScopeAsync(decide)).Count;
}
