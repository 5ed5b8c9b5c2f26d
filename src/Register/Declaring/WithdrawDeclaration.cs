using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

namespace Ledgerline.Register;

/// <summary>Withdraws a declaration that is held or in review: it is deleted and its receipt says "withdrawn".</summary>
/// <remarks>Has a transaction of its own: never call it inside another write transaction.</remarks>
public sealed class WithdrawDeclaration
{
    private readonly LedgerlineDb _db;
    private readonly FindHeld _find;
    private readonly CloseDeclarations _close;
    private readonly TimeProvider _time;

    internal WithdrawDeclaration(LedgerlineDb db, FindHeld find, CloseDeclarations close, TimeProvider time) =>
        (_db, _find, _close, _time) = (db, find, close, time);

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    /// <summary>Withdraws one declaration, durably when it answers <see cref="ChangeOutcome.Done"/>.</summary>
    public async Task<ChangeOutcome> WithdrawAsync(DeclarationId id, Proof proof, CancellationToken cancel = default)
    {
        var outcome = await WithdrawInOneWriteAsync(id, proof, cancel);
        if (outcome == ChangeOutcome.Done)
            await _close.WipeAsync();
        return outcome;
    }

    private async Task<ChangeOutcome> WithdrawInOneWriteAsync(DeclarationId id, Proof proof, CancellationToken cancel)
    {
        await using var write = await _db.BeginWriteAsync(cancel);
        var found = await _find.FindAsync(id, proof, cancel);
        if (found is not { Group: { } group, Person: { } person })
            return found.Outcome;

        await _close.CloseAsync(group, [person], Receipts.ClosedState.Withdrawn, null, Today, cancel);
        await write.CommitAsync(cancel);
        return ChangeOutcome.Done;
    }
}
