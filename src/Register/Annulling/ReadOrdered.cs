using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Annulling;

/// <summary>An annulment that can still be taken back.</summary>
/// <param name="Name">The entry's name; null where it is erased.</param>
/// <param name="Until">At least until then; after it, until the next seal.</param>
internal sealed record WaitingAnnulment(EntryIndex Entry, string? Name, AnnulmentReason Reason, DateTimeOffset Until);

/// <summary>Reads the annulments that are ordered and not sealed.</summary>
internal sealed class ReadOrdered(LedgerlineDb db, RegisterOptions options)
{
    public Task<int> CountAsync(CancellationToken cancel) => db.Set<OrderedAnnulment>().CountAsync(cancel);

    /// <summary>The newest, newest first.</summary>
    public async Task<IReadOnlyList<WaitingAnnulment>> NewestAsync(int most, CancellationToken cancel)
    {
        var rows = await db.Set<OrderedAnnulment>().AsNoTracking().OrderByDescending(row => row.OrderedAt).ThenBy(row => row.Entry).Take(most)
            .Join(db.Set<Entry>(), row => row.Entry, entry => entry.Index, (row, entry) => new { row, entry.Name }).ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(each => each.row.OrderedAt).ThenBy(each => each.row.Entry)
                .Select(each => new WaitingAnnulment(new EntryIndex(each.row.Entry), each.Name, each.row.Reason, each.row.OrderedAt + options.Hold)),
        ];
    }
}
