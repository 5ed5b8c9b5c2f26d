using Ledgerline.Register.Receipts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Declaring;

/// <summary>Ends declarations that will not be sealed: deletes them, and their group when nobody is left in it.</summary>
internal sealed class CloseDeclarations(LedgerlineDb db, KeyRing keys)
{
    /// <summary>Within the caller's write transaction, the group locked. Saves; the caller commits, and then calls <see cref="WipeAsync"/>.</summary>
    /// <param name="day">The day of the withdrawal or refusal, which the receipt will say.</param>
    public async Task CloseAsync(
        Group group, IReadOnlyCollection<Declaration> people, ClosedState state, RefusalReason? reason, DateOnly day, CancellationToken cancel)
    {
        // In the order of the keys, so that where the rows lie does not say who belonged together.
        foreach (var person in people.OrderBy(one => Convert.ToHexString(one.ReceiptKey), StringComparer.Ordinal))
        {
            db.Add(new ClosedReceipt { ReceiptKey = person.ReceiptKey, State = state, Reason = reason, Day = day });
            db.Add(new RetiredId { Key = RetiredId.KeyOf(keys, person.Id) });
            db.Remove(person);
        }

        await db.SaveChangesAsync(cancel);
        if (await db.Set<Declaration>().AnyAsync(row => row.GroupId == group.Id, cancel))
            return;
        db.Remove(group);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes what was deleted out of the files, after the commit and whether or not the caller still waits.</summary>
    public Task WipeAsync() => db.Source.WipeFreedSpaceAsync(Tables(db.Source), CancellationToken.None);

    /// <summary>The tables from which rows are deleted.</summary>
    public static IReadOnlyList<string> Tables(Database database) =>
        [database.Table(RegisterModel.Schema, "declarations"), database.Table(RegisterModel.Schema, "groups")];
}
