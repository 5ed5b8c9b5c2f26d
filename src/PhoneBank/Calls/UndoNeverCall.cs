using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Somebody whom a volunteer has just put on the do-not-call list. Neither who, nor which number.</summary>
internal sealed record RecentNeverCall(CallId Call, int MinutesAgo);

/// <summary>
/// Takes "never call again" back after the next contact was taken, for a few minutes. As long as it can, the number is kept, and nobody can call it: the list
/// holds it and its contacts are closed, in every campaign. The call stays over, as if it had been given back.
/// </summary>
internal sealed class UndoNeverCall(LedgerlineDb db, OtherNumbers otherNumbers, DoNotCallList doNotCall, NumberVault vault, TimeProvider clock)
{
    public static readonly TimeSpan UndoableFor = TimeSpan.FromMinutes(5);

    /// <summary>Whether it can still be taken back when the next contact is taken.</summary>
    public static bool IsUndoable(Call call, DateTimeOffset now) =>
        call is { Outcome: Outcome.NeverCallAgain, Undo: not null, EndedAt: { } reportedAt } && reportedAt + UndoableFor > now;

    /// <summary>What a volunteer can still take back besides the outcome of her current call, the newest first.</summary>
    public async Task<IReadOnlyList<RecentNeverCall>> FindAsync(PersonId volunteer, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var calls = await Recent(volunteer, now).OrderByDescending(c => c.EndedAt).Select(c => new { c.Id, c.EndedAt }).ToListAsync(cancel);
        return [.. calls.Select(call => new RecentNeverCall(call.Id, (int)(now - call.EndedAt!.Value).TotalMinutes))];
    }

    /// <returns>False when it is too late, was done already, or somebody else was asked the same by the same person.</returns>
    public async Task<bool> UndoAsync(CallId id, PersonId volunteer, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var call = await Recent(volunteer, clock.GetUtcNow()).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (call is not { Undo: { } saved, Number: { } number } || !await TakeBackAsync(id, cancel))
            return false;
        var undo = UndoData.Read(saved);
        var rest = clock.GetUtcNow() + await RestAsync(call.Campaign, cancel);
        if (!await TakeOffAsync(call, number, undo, rest, cancel))
            return false;
        await PutBackAsync(undo, rest, cancel);
        if (undo.Others is { } others)
            await otherNumbers.UndoAsync(others, cancel);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    private IQueryable<Call> Recent(PersonId volunteer, DateTimeOffset now)
    {
        var since = now - UndoableFor;
        return db.Set<Call>().AsNoTracking()
            .Where(c => c.Undo != null && c.EndedAt > since && c.Volunteer == volunteer && !c.IsCurrent && c.Outcome == Outcome.NeverCallAgain);
    }

    /// <summary>Of two who do it at the same instant, and of whoever destroys the number, one goes on.</summary>
    private async Task<bool> TakeBackAsync(CallId id, CancellationToken cancel) =>
        await db.Set<Call>().Where(c => c.Id == id && c.Undo != null && !c.IsCurrent).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Outcome, (Outcome?)null).SetProperty(c => c.Undo, (string?)null), cancel) == 1;

    /// <summary>They were called a moment ago, whatever came of it: they are left alone as long as somebody who did not answer.</summary>
    private async Task<TimeSpan> RestAsync(CampaignId campaign, CancellationToken cancel) =>
        TimeSpan.FromMinutes(await db.Set<Campaign>().Where(c => c.Id == campaign).Select(c => c.AfterNoAnswer).SingleAsync(cancel));

    private async Task<bool> TakeOffAsync(Call call, NumberId id, UndoData undo, DateTimeOffset rest, CancellationToken cancel)
    {
        var notBefore = undo.NumberNotBefore > rest ? undo.NumberNotBefore : rest;
        if (await db.Set<Number>().Where(n => n.Id == id && n.Lease == null && n.NumberSealed != null)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, notBefore), cancel) == 0)
            return false;
        if (await doNotCall.WasAskedForAsync(id, call.Id, cancel))
            return false;
        var numberSealed = await db.Set<Number>().Where(n => n.Id == id).Select(n => n.NumberSealed).SingleAsync(cancel);
        if (undo.PutOnDoNotCall)
            await doNotCall.RemoveAsync(vault.Open(numberSealed!), cancel);
        return true;
    }

    private async Task PutBackAsync(UndoData undo, DateTimeOffset rest, CancellationToken cancel)
    {
        var ids = undo.Before.Select(before => new ContactId(before.Id)).ToList();
        var contacts = await db.Set<Contact>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, cancel);
        foreach (var before in undo.Before)
        {
            // Who was forgotten since stays so.
            if (!contacts.TryGetValue(before.Id, out var contact) || contact.IsForgotten)
                continue;
            before.PutBack(contact);
            if (contact.State is ContactState.Waiting or ContactState.Paused && contact.ReadyAt < rest)
                contact.ReadyAt = rest;
        }
    }
}
