using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class UndoOutcomeTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Theory]
    [OnBothEngines("SpokeAndFinished")]
    [OnBothEngines("CallBack")]
    [OnBothEngines("NoAnswer")]
    [OnBothEngines("Busy")]
    [OnBothEngines("Voicemail")]
    [OnBothEngines("SwitchedOff")]
    [OnBothEngines("WrongNumber")]
    [OnBothEngines("Fax")]
    [OnBothEngines("NeverCallAgain")]
    public async Task Undo_PutsContactsNumberAndDoNotCallListBack_AndOpensTheCall(DatabaseEngine engine, string name)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        var theirs = await bank.AddContactsAsync(await bank.AddCampaignAsync(other), Bank.American(1));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        var (contact, sibling) = (await bank.ContactOfAsync(call), await bank.ContactAsync(theirs[0]));
        var outcome = Enum.Parse<Outcome>(name);

        var callback = outcome == Outcome.CallBack ? new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), null, "Mrs Lane") : null;
        (await bank.ReportAsync(call, Ann, outcome, callback)).ShouldBe(ReportOutcome.Recorded);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);

        Place(await bank.ContactOfAsync(call)).ShouldBe(Place(contact));
        Place(await bank.ContactAsync(theirs[0])).ShouldBe(Place(sibling));
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
        (await bank.NumberOfAsync(call)).ShouldBe(Bank.American(1));
        (await bank.CallAsync(call)).ShouldSatisfyAllConditions(
            open => open.Outcome.ShouldBeNull(), open => open.EndedAt.ShouldBeNull(), open => open.IsCurrent.ShouldBeTrue(), open => open.Undo.ShouldBeNull());
        // The number is hers again, and what she reports now counts.
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.ReportAsync(call, Ann, Outcome.Busy)).ShouldBe(ReportOutcome.Recorded);
    }

    [Theory, OnBothEngines]
    public async Task Undo_OfACallbackOnAnotherNumber_RemovesTheContactThatItMade(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), Bank.British(7)));
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(2);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(1);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync())).ShouldBe(1);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
    }

    [Theory, OnBothEngines]
    public async Task Undo_WhenSomebodyElseHasTheNumberSince_IsTooLate(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.Busy);
        bank.Clock.Advance(TimeSpan.FromMinutes(20));
        await bank.TakeAsync(Ben, centre, campaign);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.TakenMeanwhile);
        (await bank.CallAsync(call)).Outcome.ShouldBe(Outcome.Busy);
    }

    [Theory, OnBothEngines]
    public async Task Undo_WhenTheCallbackIsBeingMadeSince_IsTooLate(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), Bank.British(7)));
        bank.Clock.Advance(TimeSpan.FromMinutes(5) + Leases.CallbackGrace);
        await bank.TakeAsync(Ben, centre, campaign);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.TakenMeanwhile);
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Undo_TwiceOrBySomebodyElse_DoesNothing(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.NothingToUndo);
        await bank.ReportAsync(call, Ann, Outcome.Fax);
        (await bank.UndoAsync(call, Ben)).ShouldBe(UndoResult.NothingToUndo);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.NothingToUndo);
    }

    private static ContactBefore Place(Contact contact) => ContactBefore.Of(contact);

    private static async Task<(CentreId Centre, CampaignId Campaign, CallId Call)> CallAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        return (centre, campaign, await bank.TakeAsync(Ann, centre, campaign));
    }
}
