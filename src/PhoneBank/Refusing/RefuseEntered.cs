using Ledgerline.Centres;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Refusing;

/// <summary>
/// Refuses, as one, what an account entered at a centre and is still held; for an account that is in other hands. It is found by the shift's token, which is made of
/// the account under a key: no row leads from a call, or from anybody who works here, to a declaration. Whoever looks, refuses or takes back stands in the audit trail.
/// </summary>
internal sealed class RefuseEntered(LedgerlineDb db, RefuseShift shift, TallyWeek tally, AuditTrail audit, KeyRing keys)
{
    /// <summary>What would be refused. Somebody's number is seen here, so that it was looked at is recorded.</summary>
    public async Task<ShiftGroups> LookAsync(Actor actor, PersonId account, DateTimeOffset since, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var held = await shift.HeldAsync(ShiftToken.Of(keys, account), actor.Centre.Value, since, cancel);
        audit.Record(actor, "held-looked-at", account.Value);
        await write.CommitAsync(cancel);
        return held;
    }

    /// <param name="since">Only what was begun then or later: before that the account may have been in the right hands.</param>
    public Task<ShiftGroups> RefuseAsync(Actor actor, PersonId account, DateTimeOffset since, RefusalReason reason, CancellationToken cancel = default) =>
        ChangeAsync(actor, account, "held-refused", token => shift.RefuseAsync(token, actor.Centre.Value, since, reason, cancel), counts: -1, cancel);

    /// <returns>What was taken back: not what is deleted by now.</returns>
    public Task<ShiftGroups> TakeBackAsync(Actor actor, PersonId account, CancellationToken cancel = default) =>
        ChangeAsync(actor, account, "held-taken-back", token => shift.TakeBackAsync(token, actor.Centre.Value, cancel), counts: 1, cancel);

    private async Task<ShiftGroups> ChangeAsync(
        Actor actor, PersonId account, string act, Func<byte[], Task<ShiftGroups>> change, int counts, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var changed = await change(ShiftToken.Of(keys, account));
        if (changed.Groups.Count == 0)
            return changed;
        await tally.CountAsync(account, actor.Centre, changed.Groups.Select(group => (group.DeclaredAt, counts * group.People)), cancel);
        audit.Record(actor, act, account.Value);
        await write.CommitAsync(cancel);
        return changed;
    }
}
