using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Records how a call ended, and what follows from it for the contact, its number and, for "never again", for every centre.</summary>
internal sealed class ReportCall(
    LedgerlineDb db, PromiseCallback promise, OtherNumbers otherNumbers, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, TimeProvider clock)
{
    public async Task<ReportOutcome> ReportAsync(CallId id, PersonId volunteer, CallReport report, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await EndAsync(id, volunteer, report.Outcome, cancel) is not { } call)
            return await WhyNotAsync(id, volunteer, cancel);
        if (call.Number is null && !IsForInbound(report))
            return ReportOutcome.NotForInbound;
        if (report.Note is { } note)
            call.NoteSealed = note.Seal(keys);

        var now = clock.GetUtcNow();
        var rules = await db.Set<Campaign>().Where(c => c.Id == call.Campaign).Select(Campaign.RetriesOf).SingleAsync(cancel);
        var before = await NotBeforeAsync(call, cancel);
        var rest = RestsUntil(report, rules, before, now);
        var isHers = call.Number is null || await Leases.ReleaseAsync(db, call, rest, cancel);
        // That somebody wants no more calls is heard whoever has the number by now.
        if (!isHers && report.Outcome != Outcome.NeverCallAgain)
            return await KeepNoteAsync(write, cancel);

        call.Outcome = report.Outcome;
        if (await FollowAsync(call, volunteer, report, rules, before, rest, cancel) is not { } undo)
            return ReportOutcome.OtherNumberDoNotCall;
        // Of a call that is over for good only "never again" comes so far, and that can be taken back for some minutes.
        call.Undo = isHers || !call.IsCurrent ? undo.Write() : null;
        await db.SaveChangesAsync(cancel);
        await KeepForCallback.KeepAsync(db, call.Number, cancel);
        await write.CommitAsync(cancel);
        return ReportOutcome.Recorded;
    }

    private static bool IsForInbound(CallReport report) => report.Outcome switch
    {
        Outcome.SpokeAndFinished => true,
        Outcome.CallBack => report.Callback?.OtherNumber is not null,
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail or Outcome.WrongNumber or Outcome.NeverCallAgain or Outcome.SwitchedOff or Outcome.Fax => false,
    };

    private static DateTimeOffset RestsUntil(CallReport report, RetryRules rules, DateTimeOffset before, DateTimeOffset now)
    {
        var transition = Transitions.Of(report.Outcome, rules);
        var until = report.Callback is { OtherNumber: null } sameNumber ? sameNumber.At : now + (transition.NumberRests ?? rules.AfterTalk);
        // A talk never shortens the rest that an earlier one has brought them: they may have called us.
        return !transition.IsRetried && before > until ? before : until;
    }

    /// <summary>Ends the call if nobody did: of two reports at the same instant, one goes on. "Never again" is heard also of a call that was given back unreported.</summary>
    private async Task<Call?> EndAsync(CallId id, PersonId volunteer, Outcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isNeverAgain = outcome == Outcome.NeverCallAgain;
        var ended = await db.Set<Call>().Where(c => c.Id == id && c.Volunteer == volunteer && (c.EndedAt == null || (isNeverAgain && c.Outcome == null && c.Number != null)))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now), cancel);
        return ended == 0 ? null : await db.Set<Call>().SingleAsync(c => c.Id == id, cancel);
    }

    private async Task<ReportOutcome> WhyNotAsync(CallId id, PersonId volunteer, CancellationToken cancel) =>
        await db.Set<Call>().AnyAsync(c => c.Id == id && c.Volunteer == volunteer, cancel) ? ReportOutcome.AlreadyRecorded : ReportOutcome.NoSuchCall;

    private async Task<DateTimeOffset> NotBeforeAsync(Call call, CancellationToken cancel) =>
        call.Number is { } number ? await db.Set<Number>().Where(n => n.Id == number).Select(n => n.NotBefore).SingleAsync(cancel) : DateTimeOffset.UnixEpoch;

    private async Task<ReportOutcome> KeepNoteAsync(WriteTransaction write, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ReportOutcome.NumberWithSomebodyElse;
    }

    /// <returns>How to undo it; null when the other number must not be called.</returns>
    private async Task<UndoData?> FollowAsync(
        Call call, PersonId volunteer, CallReport report, RetryRules rules, DateTimeOffset notBefore, DateTimeOffset rest, CancellationToken cancel)
    {
        var contacts = await db.Set<Contact>().Where(c => c.Number == call.Number).ToListAsync(cancel);
        // Somebody else was asked never to call them again while this call was open: whatever came of it, that stands.
        var isClosed = report.Outcome != Outcome.NeverCallAgain && contacts.Exists(contact => contact.Id == call.Contact && contact.State == ContactState.NeverCall);
        if (isClosed && report.Callback is { OtherNumber: null })
            return null;
        var before = contacts.Select(ContactBefore.Of).ToList();
        foreach (var contact in contacts)
        {
            if (contact.Id == call.Contact && !isClosed)
                await FollowAsync(contact, volunteer, report, rules, cancel);
            else if (report.Outcome == Outcome.NeverCallAgain)
                (contact.State, contact.FinishedAt) = (ContactState.NeverCall, clock.GetUtcNow());
            else if (contact.State is ContactState.Waiting or ContactState.Paused && contact.ReadyAt < rest)
                contact.ReadyAt = rest;
        }

        PromisedNumber? other = null;
        if (report.Callback is { OtherNumber: { } number } callback)
        {
            if (await promise.OnAnotherNumberAsync(call, number, callback, cancel) is not { } promised)
                return null;
            other = promised.Number;
            if (promised.Before is { } contact && contact.Id != call.Contact?.Value)
                before.Add(contact);
        }

        var put = report.Outcome == Outcome.NeverCallAgain && await PutOnDoNotCallAsync(call, cancel);
        return new UndoData(before, notBefore, put, other, await FollowOthersAsync(call, contacts, report.Outcome, rules, cancel));
    }

    private async Task FollowAsync(Contact contact, PersonId volunteer, CallReport report, RetryRules rules, CancellationToken cancel)
    {
        Transitions.Apply(report.Outcome, rules, contact, clock.GetUtcNow());
        if (report.Callback is { OtherNumber: null } callback)
            promise.To(contact, volunteer, callback);
        else if (report.Callback is not null)
            contact.State = ContactState.Spoken;
        // Whoever tries it again would be another account.
        if (contact.State == ContactState.Waiting && await Canary.IsAsync(db, keys, contact.Id, cancel))
            contact.State = ContactState.Exhausted;
        Transitions.Settle(contact, await ListUses.OfAsync(db, contact.List, cancel), clock.GetUtcNow());
    }

    private async Task<OtherNumbersChange?> FollowOthersAsync(Call call, List<Contact> contacts, Outcome outcome, RetryRules rules, CancellationToken cancel)
    {
        var transition = Transitions.Of(outcome, rules);
        if (transition.IsNeverAgain)
            return await otherNumbers.CloseAsync(contacts, cancel);
        return contacts.Find(contact => contact.Id == call.Contact) is { State: not ContactState.NeverCall } own ? await otherNumbers.FollowAsync(own, transition, cancel) : null;
    }

    private async Task<bool> PutOnDoNotCallAsync(Call call, CancellationToken cancel)
    {
        var numberSealed = await db.Set<Number>().Where(n => n.Id == call.Number).Select(n => n.NumberSealed).SingleAsync(cancel);
        return numberSealed is not null && await doNotCall.AddAsync(vault.Open(numberSealed), cancel);
    }
}
