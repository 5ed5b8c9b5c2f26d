using System.Globalization;
using System.Text;
using Ledgerline.Storage;

namespace Ledgerline.Centres.Audit;

/// <summary>Adds what was recorded in a write transaction to the chains, as the last thing in it: two statements a centre, whatever else was done.</summary>
internal static class AppendEntries
{
    /// <summary>Rows a statement: eight parameters each, and SQLite takes 32,766.</summary>
    private const int MostRows = 1_000;

    /// <param name="acts">In the order in which they were recorded, without a place in a chain yet.</param>
    public static async Task AppendAsync(LedgerlineDb db, IEnumerable<AuditEntry> acts, CancellationToken cancel)
    {
        // In one order everywhere, so that two transactions do not wait for each other.
        foreach (var centre in acts.GroupBy(act => act.CentreId).OrderBy(centre => centre.Key))
        {
            foreach (var some in centre.Chunk(MostRows))
                await AppendAsync(db, centre.Key, some, cancel);
        }
    }

    private static async Task AppendAsync(LedgerlineDb db, Guid centre, AuditEntry[] acts, CancellationToken cancel)
    {
        var (sequence, hash) = await AuditHeads.TakeAsync(db, centre, acts.Length, cancel);
        var sql = new StringBuilder($"INSERT INTO {db.Source.Table(CentresModel.Schema, "audit_entries")} (at, person_id, centre_id, action, subject, sequence, hash) VALUES ");
        var values = new List<(string, object?)> { ("centre", centre) };
        foreach (var act in acts)
        {
            hash = AuditHash.Of(act, ++sequence, hash);
            var n = values.Count.ToString(CultureInfo.InvariantCulture);
            sql.Append(CultureInfo.InvariantCulture, $"{(values.Count == 1 ? "" : ", ")}(@at{n}, @by{n}, @centre, @did{n}, @to{n}, @seq{n}, @hash{n})");
            values.AddRange([
                ($"at{n}", act.At.ToUnixTimeMilliseconds()), ($"by{n}", act.PersonId), ($"did{n}", act.Action), ($"to{n}", act.Subject), ($"seq{n}", sequence), ($"hash{n}", hash),
            ]);
        }

        sql.Append(CultureInfo.InvariantCulture, $"; UPDATE {AuditHeads.Table(db)} SET hash = @head WHERE centre_id = @centre");
        values.Add(("head", hash));
        await using var command = db.Command(sql.ToString(), values);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
