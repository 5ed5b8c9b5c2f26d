using Ledgerline.Centres.Audit;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>
/// Brings entries that were written by a program without chains into their centre's, in the order in which they were written. Run after the schema was brought up;
/// usually there is nothing to do.
/// </summary>
public sealed class ChainAuditTrail(LedgerlineDb db)
{
    private const int Batch = 1_000;

    /// <summary>Chains them batch by batch; whoever is interrupted is followed by somebody who goes on from there.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> RunAsync(CancellationToken cancel = default)
    {
        long all = 0;
        while (await Unchained.Select(entry => (Guid?)entry.CentreId).FirstOrDefaultAsync(cancel) is { } centre)
            all += await ChainSomeAsync(centre, cancel);
        return all;
    }

    private IQueryable<AuditEntry> Unchained => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence == null).OrderBy(entry => entry.Id);

    private async Task<int> ChainSomeAsync(Guid centre, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // Takes hold of the end of the chain, before looking: what another process has chained meanwhile is not there any more.
        var (sequence, hash) = await AuditHeads.TakeAsync(db, centre, 0, cancel);
        var entries = await Unchained.Where(entry => entry.CentreId == centre).Take(Batch).ToListAsync(cancel);
        var sql = $"UPDATE {db.Source.Table(CentresModel.Schema, "audit_entries")} SET sequence = @sequence, hash = @hash WHERE id = @id";
        foreach (var entry in entries)
        {
            hash = AuditHash.Of(entry, ++sequence, hash);
            await using var command = db.Command(sql, ("sequence", sequence), ("hash", hash), ("id", entry.Id));
            await command.ExecuteNonQueryAsync(cancel);
        }

        await using var head = db.Command(
            $"UPDATE {AuditHeads.Table(db)} SET sequence = @sequence, hash = @hash WHERE centre_id = @centre", ("sequence", sequence), ("hash", hash), ("centre", centre));
        await head.ExecuteNonQueryAsync(cancel);
        await write.CommitAsync(cancel);
        return entries.Count;
    }
}
