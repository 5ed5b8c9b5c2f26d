using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

internal enum MakeCallbackOutcome
{
    /// <summary>The page of the call shows who it is.</summary>
    Started,

    /// <summary>She has promised no such call, it is not due, or it has been made.</summary>
    NotWaiting,

    CampaignPaused,

    /// <summary>Somebody has been handed the number, and is calling them or about to.</summary>
    WithSomebodyElse,

    /// <summary>Its person has asked since not to be called.</summary>
    DoNotCall,

    /// <summary>She has a call that is not reported yet: that one is hers.</summary>
    OtherCallOpen,
}

/// <summary>
/// Begins a call with one whom she promised to call back, in whichever campaign of her centre. Neither calling hours nor a cooldown count: they asked for it.
/// </summary>
internal sealed class MakeCallback(LedgerlineDb db, CurrentCall current, BeginCall begin, DoNotCallList doNotCall, NumberVault vault, TimeProvider clock)
{
    public async Task<MakeCallbackOutcome> MakeAsync(Actor actor, ContactId id, CancellationToken cancel = default)
    {
        if (await current.FindUnreportedAsync(actor.Person, cancel) is not null)
            return MakeCallbackOutcome.OtherCallOpen;
        await using var write = await db.BeginWriteAsync(cancel);
        var now = clock.GetUtcNow();
        var contact = await db.Set<Contact>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.State == ContactState.CallBack && c.Owner == actor.Person && c.CallbackAt <= now, cancel);
        var campaign = contact is null
            ? null
            : await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == contact.Campaign && k.Centre == actor.Centre, cancel);
        if (contact is null || campaign is null)
            return MakeCallbackOutcome.NotWaiting;
        if (campaign.State != CampaignState.Open)
            return MakeCallbackOutcome.CampaignPaused;
        var outcome = await IsDoNotCallAsync(contact.Number, cancel) ? MakeCallbackOutcome.DoNotCall : await BeginAsync(actor, contact, cancel);
        if (outcome is MakeCallbackOutcome.Started or MakeCallbackOutcome.DoNotCall)
            await write.CommitAsync(cancel);
        return outcome;
    }

    private async Task<bool> IsDoNotCallAsync(NumberId number, CancellationToken cancel)
    {
        var numberSealed = await db.Set<Number>().Where(n => n.Id == number).Select(n => n.NumberSealed).SingleAsync(cancel);
        if (numberSealed is not null && !await doNotCall.HoldsAsync(vault.Open(numberSealed), cancel))
            return false;
        await doNotCall.ForgetAsync(number, cancel);
        return true;
    }

    private async Task<MakeCallbackOutcome> BeginAsync(Actor actor, Contact contact, CancellationToken cancel) => await begin.BeginAsync(actor.Person, actor.Centre, contact, cancel) switch
    {
        BeginOutcome.Begun => MakeCallbackOutcome.Started,
        BeginOutcome.WithSomebodyElse => MakeCallbackOutcome.WithSomebodyElse,
        BeginOutcome.OtherCallOpen => MakeCallbackOutcome.OtherCallOpen,
    };
}
