using System.Security.Claims;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Annulling;

/// <summary>Takes ordered annulments back, as long as they are not sealed.</summary>
internal sealed class TakeBackAnnulments(LedgerlineDb db, RecordAct record)
{
    /// <param name="by">Who of the staff does; null for nobody.</param>
    /// <returns>How many were taken back, durably: not those that were never ordered, and not those that are sealed.</returns>
    public async Task<int> TakeBackAsync(ClaimsPrincipal? by, IReadOnlyCollection<EntryIndex> entries, CancellationToken cancel)
    {
        var indices = entries.Select(entry => entry.Value).ToArray();
        await using var write = await db.BeginWriteAsync(cancel);
        var takenBack = await db.Set<OrderedAnnulment>().Where(row => indices.Contains(row.Entry)).ExecuteDeleteAsync(cancel);
        if (by is not null && takenBack > 0)
            record(by, "annulments-taken-back");
        await write.CommitAsync(cancel);
        return takenBack;
    }
}
