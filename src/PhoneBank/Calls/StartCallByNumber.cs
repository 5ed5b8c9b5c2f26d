using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum ByNumberOutcome
{
    /// <summary>The page of the call shows who it is.</summary>
    Started,

    /// <summary>No campaign of the centre has this number: it never had, or its person asked not to be called and it is destroyed.</summary>
    NotFound,

    /// <summary>Somebody has been handed the number, and is calling them or about to.</summary>
    WithSomebodyElse,

    /// <summary>She has a call that is not reported yet: that one is hers.</summary>
    OtherCallOpen,
}

/// <summary>
/// Somebody calls back: begins a call with the contact that has exactly this number. One who was promised a callback comes first, then one of the volunteer's
/// last campaign. Neither calling hours nor a cooldown count: it was they who called. With it the call before is over for good.
/// </summary>
internal sealed class StartCallByNumber(LedgerlineDb db, CurrentCall current, BeginCall begin, NumberVault vault, AuditTrail audit)
{
    public async Task<ByNumberOutcome> StartAsync(Actor actor, PhoneNumber number, CancellationToken cancel = default)
    {
        if (await current.FindUnreportedAsync(actor.Person, cancel) is not null)
            return ByNumberOutcome.OtherCallOpen;
        await using var write = await db.BeginWriteAsync(cancel);
        var contact = await FindAsync(actor, number, cancel);
        // Also where nobody was found: who tries many numbers is seen.
        audit.Record(actor, contact is null ? "number-not-found" : "number-found", contact?.Id.Value ?? Guid.Empty);
        await db.SaveChangesAsync(cancel);
        var outcome = contact is null ? ByNumberOutcome.NotFound : await BeginAsync(actor, contact, cancel);
        if (outcome != ByNumberOutcome.OtherCallOpen)
            await write.CommitAsync(cancel);
        return outcome;
    }

    private async Task<Contact?> FindAsync(Actor actor, PhoneNumber number, CancellationToken cancel)
    {
        var hash = vault.Hash(number);
        var last = await db.Set<Call>().Where(c => c.Volunteer == actor.Person).OrderByDescending(c => c.StartedAt).Select(c => (CampaignId?)c.Campaign).FirstOrDefaultAsync(cancel);
        return await db.Set<Contact>().AsNoTracking().Where(Contact.IsRemembered)
            .Where(c => !db.Set<ContactList>().Any(l => l.Id == c.List && l.Use == ListUse.Forgotten))
            .Where(c => c.State != ContactState.NeverCall
                && db.Set<Number>().Any(n => n.Id == c.Number && n.NumberHash == hash)
                && db.Set<Campaign>().Any(k => k.Id == c.Campaign && k.Centre == actor.Centre))
            .OrderBy(c => c.State != ContactState.CallBack).ThenBy(c => c.Campaign != last).ThenBy(c => c.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<ByNumberOutcome> BeginAsync(Actor actor, Contact contact, CancellationToken cancel) => await begin.BeginAsync(actor.Person, actor.Centre, contact, cancel) switch
    {
        BeginOutcome.Begun => ByNumberOutcome.Started,
        BeginOutcome.WithSomebodyElse => ByNumberOutcome.WithSomebodyElse,
        BeginOutcome.OtherCallOpen => ByNumberOutcome.OtherCallOpen,
    };
}
