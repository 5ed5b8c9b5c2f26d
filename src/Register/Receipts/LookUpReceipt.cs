using Ledgerline.Register.Declaring;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Receipts;

/// <summary>What a receipt says of one person.</summary>
internal abstract record ReceiptState
{
    private ReceiptState()
    {
    }

    /// <summary>Can still be corrected and withdrawn.</summary>
    public sealed record Waiting(WaitingPerson Person, bool InReview) : ReceiptState;

    /// <summary>In the register. The name is null once it is erased; <paramref name="Annulled"/> is what annuls it, or null.</summary>
    public sealed record Sealed(EntryIndex Index, string? Name, DateOnly Day, ShownAnnulment? Annulled) : ReceiptState;

    public sealed record Closed(ClosedState State, RefusalReason? Reason, DateOnly Day) : ReceiptState;
}

/// <summary>Finds what a receipt stands for.</summary>
internal sealed class LookUpReceipt(LedgerlineDb db, KeyRing keys, HeldDeclarations held, ReadAnnulments annulments)
{
    /// <returns>Each person of the receipt by position; empty when there is no such receipt.</returns>
    public async Task<IReadOnlyList<(int Position, ReceiptState State)>> LookUpAsync(ReceiptCode code, CancellationToken cancel)
    {
        var all = ReceiptKeys.All(keys, code);
        var found = new SortedDictionary<int, ReceiptState>();
        int PositionOf(byte[] key) => 1 + all.Index().First(each => each.Item.AsSpan().SequenceEqual(key)).Index;

        // In the order of a declaration's life: one that moves on meanwhile is found again further on.
        var waiting = db.Set<Declaration>().AsNoTracking().Where(row => all.Contains(row.ReceiptKey))
            .Join(db.Set<Group>(), row => row.GroupId, group => group.Id, (row, group) => new { Row = row, group.State, group.Refusal, group.ChangedAt });
        foreach (var each in await waiting.ToListAsync(cancel))
        {
            found[each.Row.Position] = each.State == GroupState.Refused
                ? new ReceiptState.Closed(ClosedState.Refused, each.Refusal, DateOnly.FromDateTime(each.ChangedAt.UtcDateTime))
                : new ReceiptState.Waiting(WaitingPerson.Of(each.Row, held, keys), each.State == GroupState.Review);
        }

        var entries = await db.Set<Entry>().AsNoTracking().Where(row => all.Contains(row.ReceiptKey!)).ToListAsync(cancel);
        var annulled = await annulments.OfEntriesAsync(entries.Select(entry => new EntryIndex(entry.Index)), cancel);
        foreach (var entry in entries)
        {
            var index = new EntryIndex(entry.Index);
            found[PositionOf(entry.ReceiptKey!)] = new ReceiptState.Sealed(index, entry.Name, entry.Day, annulled.GetValueOrDefault(index));
        }

        foreach (var closed in await db.Set<ClosedReceipt>().AsNoTracking().Where(row => all.Contains(row.ReceiptKey)).ToListAsync(cancel))
            found[PositionOf(closed.ReceiptKey)] = new ReceiptState.Closed(closed.State, closed.Reason, closed.Day);
        return [.. found.Select(each => (each.Key, each.Value))];
    }
}
