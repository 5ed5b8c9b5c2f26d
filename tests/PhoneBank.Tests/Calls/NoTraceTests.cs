using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class NoTraceTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task SpokeAndFinished_LeavesTheSameRows_WhetherOrNotAnybodyDeclared(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var rows = new List<string>();
        foreach (var declares in new[] { true, false })
        {
            var call = await bank.TakeAsync(Ann, centre, campaign);
            if (declares)
                (await DeclareAsync(bank, centre, call)).Outcome.ShouldBe(SaveOutcome.Saved);
            await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
            rows.Add(await RowsAsync(bank, call));
        }

        rows[0].ShouldBe(rows[1]);
    }

    [Theory, OnBothEngines]
    public async Task NoRowOfThePhoneBank_HoldsTheGroupOrTheShiftToken(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await DeclareAsync(bank, centre, call);
        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        var keys = bank.System.Services.GetRequiredService<KeyRing>();
        var group = CallGroup.Of(keys, call).Value;
        group.ShouldNotBe(call.Value);
        var saved = await bank.CallAsync(call);
        var everything = $"{saved.Undo} {saved.Referred} {saved.Id} {saved.Contact} {saved.Number}";
        everything.ShouldNotContain(group.ToString(), Case.Insensitive);
        everything.ShouldNotContain(Convert.ToHexString(PhoneBank.Shifts.ShiftToken.Of(keys, Ann)), Case.Insensitive);
        saved.NoteSealed.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Person_SavedAfterTheReport_ByAPageWhoseNetworkCameBack_IsKept_ButNotADayLater(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        await bank.TakeAsync(Ann, centre, campaign);
        (await DeclareAsync(bank, centre, call)).Outcome.ShouldBe(SaveOutcome.Saved);
        bank.Clock.Advance(SavePerson.TakenFor);
        (await DeclareAsync(bank, centre, call)).Outcome.ShouldBe(SaveOutcome.NoSuchCall);
    }

    private static Task<SaveResult> DeclareAsync(Bank bank, CentreId centre, CallId call) => bank.WithAsync<SavePerson, SaveResult>(save => save.SaveAsync(
        call, new Actor(Ann, centre, "ann"), new PersonInput(DeclarationId.New(), "Ming Hope", NameKind.Pseudonym, Organisations.Party)));

    /// <summary>All that the phone bank keeps of a call, but for what differs between any two.</summary>
    private static async Task<string> RowsAsync(Bank bank, CallId id)
    {
        var call = await bank.CallAsync(id);
        var contact = await bank.ContactOfAsync(id);
        var number = await bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync(n => n.Id == call.Number));
        return $"{call.Outcome} {call.StartedAt} {call.EndedAt} {call.NoteSealed?.Length} {call.IsCurrent} {call.Referred} {call.Undo?.Length} | "
            + $"{contact.State} {contact.Priority} {contact.ReadyAt} {contact.Attempts} {contact.Owner} {contact.CallbackAt} | {number.Lease} {number.NotBefore}";
    }
}
