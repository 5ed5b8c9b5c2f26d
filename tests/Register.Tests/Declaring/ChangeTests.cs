using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class ChangeTests
{
    [Theory, OnBothEngines]
    public async Task Correct_WithEachProof_IsWritten(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft();
        var result = await system.DeclareAsync(group, Draft(), draft);

        foreach (var (proof, name) in new (Proof, string)[]
        {
            (new Proof.OfShift(Shift), "By shift"), (new Proof.OfGroup(group), "By call"), (new Proof.OfReceipt(result.Receipt!), "By receipt"),
        })
        {
            (await system.CorrectAsync(draft.Id, proof, name, Organisations.Party)).ShouldBe(ChangeOutcome.Done);
            var held = (await system.HeldAsync(group))!.People[1];
            held.ShouldBe(new HeldDeclaration(draft.Id, 2, Name(name), NameKind.RealName, Organisations.Party, Details.None));
        }
    }

    [Theory, OnBothEngines]
    public async Task Change_WithWrongProof_FindsNothing(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft();
        await system.DeclareAsync(group, draft);
        var other = await system.DeclareAsync(OfCall with { ShiftToken = new byte[32] }, GroupId.New(), Draft());
        Proof[] wrong = [new Proof.OfShift(new byte[32]), new Proof.OfShift([]), new Proof.OfGroup(GroupId.New()), new Proof.OfReceipt(other.Receipt!)];

        foreach (var proof in wrong)
        {
            (await system.CorrectAsync(draft.Id, proof, "Somebody else")).ShouldBe(ChangeOutcome.NotFound);
            (await system.WithdrawAsync(draft.Id, proof)).ShouldBe(ChangeOutcome.NotFound);
        }

        (await system.HeldAsync(group))!.People.ShouldHaveSingleItem().Name.ShouldBe(draft.Name);
    }

    [Theory, OnBothEngines]
    public async Task Correct_Held_BeginsTheHoldAnew(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var draft = Draft();
        await system.DeclareAsync(GroupId.New(), draft);
        system.Clock.Advance(TimeSpan.FromSeconds(59));
        await system.CorrectAsync(draft.Id, new Proof.OfShift(Shift), "Corrected");

        system.Clock.Advance(TimeSpan.FromSeconds(59));
        (await system.SealAsync()).ShouldBe(0);
        system.Clock.Advance(TimeSpan.FromSeconds(1));
        (await system.SealAsync()).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Correct_ByReceipt_GoesBackToReview(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var draft = Draft();
        var result = await system.DeclareAsync(GroupId.New(), draft);
        await system.CorrectAsync(draft.Id, new Proof.OfReceipt(result.Receipt!), "Typed on the web");

        (await system.SealLaterAsync()).ShouldBe(0);
        (await system.ReadAsync(db => db.Set<Group>().SingleAsync())).State.ShouldBe(GroupState.Review);
    }

    [Theory, OnBothEngines]
    public async Task Correct_WithoutOrganisation_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var draft = Draft();
        await system.DeclareAsync(GroupId.New(), draft);

        (await system.CorrectAsync(draft.Id, new Proof.OfShift(Shift), "Name", Organisations.None)).ShouldBe(ChangeOutcome.NoOrganisation);
    }

    [Theory, OnBothEngines]
    public async Task Change_AfterSealing_IsTooLate(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var draft = Draft();
        var result = await system.DeclareAsync(GroupId.New(), draft);
        await system.SealLaterAsync();

        (await system.CorrectAsync(draft.Id, new Proof.OfReceipt(result.Receipt!), "Too late")).ShouldBe(ChangeOutcome.NoLongerHeld);
        (await system.WithdrawAsync(draft.Id, new Proof.OfShift(Shift))).ShouldBe(ChangeOutcome.NoLongerHeld);
        (await system.WithdrawAsync(DeclarationId.New(), new Proof.OfShift(Shift))).ShouldBe(ChangeOutcome.NotFound);
        (await system.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_OneOfTwo_LeavesTheOther(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var group = GroupId.New();
        var stays = Draft("Stays");
        var goes = Draft("Goes");
        await system.DeclareAsync(group, goes, stays);

        (await system.WithdrawAsync(goes.Id, new Proof.OfGroup(group))).ShouldBe(ChangeOutcome.Done);

        (await system.HeldAsync(group))!.People.ShouldHaveSingleItem().Id.ShouldBe(stays.Id);
        (await system.WithdrawAsync(goes.Id, new Proof.OfGroup(group))).ShouldBe(ChangeOutcome.NoLongerHeld);
        (await system.DeclareAsync(group, goes)).Outcome.ShouldBe(DeclareOutcome.AlreadySealed);
        (await system.DeclareAsync(group, Draft("Third"))).Positions.ShouldBe([3]);
        (await system.SealLaterAsync()).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_TheLast_LeavesNothingOfTheGroup(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var group = GroupId.New();
        var draft = Draft();
        await system.DeclareAsync(group, draft);

        await system.WithdrawAsync(draft.Id, new Proof.OfGroup(group));

        (await system.HeldAsync(group)).ShouldBeNull();
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
        (await system.SealLaterAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_AndSealAtOnce_NeverBoth(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var withdrawn = 0;
        for (var round = 0; round < 15; round++)
        {
            var group = GroupId.New();
            var drafts = Enumerable.Range(0, 3).Select(_ => Draft()).ToArray();
            await system.DeclareAsync(group, drafts);
            system.Clock.Advance(TimeSpan.FromMinutes(2));

            var seal = Task.Run(system.SealAsync);
            var changes = await Task.WhenAll(drafts.Select(draft => Task.Run(() => system.WithdrawAsync(draft.Id, new Proof.OfGroup(group)))));
            await seal;
            await system.SealAsync();
            changes.ShouldAllBe(outcome => outcome == ChangeOutcome.Done || outcome == ChangeOutcome.NoLongerHeld);
            withdrawn += changes.Count(outcome => outcome == ChangeOutcome.Done);
        }

        (await system.CountAsync()).ShouldBe(45 - withdrawn);
        (await system.ReadAsync(db => db.Set<RetiredId>().CountAsync())).ShouldBe(45);
    }

    [Theory, OnBothEngines]
    public async Task Correct_AndSealAtOnce_SealsWhatItSaid(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        for (var round = 0; round < 15; round++)
        {
            var draft = Draft("Before");
            await system.DeclareAsync(GroupId.New(), draft);
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            var seal = Task.Run(system.SealAsync);
            var outcome = await Task.Run(() => system.CorrectAsync(draft.Id, new Proof.OfShift(Shift), "After"));
            await seal;
            await system.SealLaterAsync();

            var name = await system.ReadAsync(db => db.Set<Ledgerline.Register.Sealing.Entry>().OrderBy(entry => entry.Index).Select(entry => entry.Name).LastAsync());
            name.ShouldBe(outcome == ChangeOutcome.Done ? "After" : "Before");
        }
    }

    [Theory, OnBothEngines]
    public async Task OfShift_SeveralGroups_NewestFirst(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var first = await system.DeclareAsync(GroupId.New(), Draft("One"), Draft("Two"));
        system.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await system.DeclareAsync(GroupId.New(), Draft("Three"));
        await system.DeclareAsync(OfCall with { ShiftToken = new byte[32] }, GroupId.New(), Draft("Another shift's"));
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("Nobody's"));

        var held = await system.InScopeAsync<HeldDeclarations, IReadOnlyList<HeldGroup>>(all => all.OfShiftAsync(Shift));

        held.Select(group => group.Receipt).ShouldBe([second.Receipt!, first.Receipt!]);
        held.SelectMany(group => group.People).Select(one => one.Name.Text).ShouldBe(["Three", "One", "Two"]);
    }
}
