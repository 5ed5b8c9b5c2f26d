using Ledgerline.Storage;

namespace Ledgerline.Centres.Audit;

/// <summary>
/// The ends of the chains, in SQL that both engines take. Whoever has moved an end on holds its row until the commit; the next one waits and reads what was
/// committed. So two entries never follow the same one, in however many processes.
/// </summary>
internal static class AuditHeads
{
    /// <summary>Moves the end of a centre's chain on by <paramref name="count"/> entries; its hash is to be set in the same transaction.</summary>
    /// <returns>The last entry before these, and its hash.</returns>
    public static async Task<(long Sequence, byte[] Hash)> TakeAsync(LedgerlineDb db, Guid centre, int count, CancellationToken cancel)
    {
        var heads = Table(db);
        await using var command = db.Command(
            $"""
            INSERT INTO {heads} AS head (centre_id, sequence, hash) VALUES (@centre, @count, @none)
            ON CONFLICT (centre_id) DO UPDATE SET sequence = head.sequence + @count
            RETURNING sequence, hash
            """,
            ("centre", centre), ("count", (long)count), ("none", AuditHash.None));
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt64(0) - count, row.GetFieldValue<byte[]>(1));
    }

    public static string Table(LedgerlineDb db) => db.Source.Table(CentresModel.Schema, "audit_heads");
}
