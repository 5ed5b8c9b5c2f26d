using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ledgerline.Register.Sealing;

/// <summary>COPY for what is appended, arrays for what is deleted.</summary>
internal sealed class PostgreSqlSealedRows : ISealedRows
{
    /// <summary>Names the sealer's advisory lock: "Ledgline" in ASCII.</summary>
    private const long SealerLock = 0x4C6564676C696E65;

    public async Task<bool> TryBeOnlySealerAsync(LedgerlineDb db, CancellationToken cancel)
    {
        await using var command = Command(db, "SELECT pg_try_advisory_xact_lock($1)", new NpgsqlParameter<long> { TypedValue = SealerLock });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task<IReadOnlyList<DueGroup>> TakeDueAsync(LedgerlineDb db, DateTimeOffset changedBy, int most, CancellationToken cancel)
    {
        var locked = await LockAsync(db, changedBy, most, cancel);
        var asked = most + Declare.MaxGroup;
        // A statement of its own: only one that begins after the locks are held sees what was changed before them.
        await using var command = Command(
            db,
            """
            SELECT g.id, g.declared_at, g.channel, g.centre, d.id, d.receipt_key, d.name_sealed, d.kind, d.organisations
            FROM "register"."groups" g JOIN "register"."declarations" d ON d.group_id = g.id
            WHERE g.id = ANY($1) ORDER BY g.changed_at, g.id LIMIT $2
            """,
            new NpgsqlParameter<Guid[]> { TypedValue = [.. locked] },
            new NpgsqlParameter<int> { TypedValue = asked });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<DueRow>();
        while (await reader.ReadAsync(cancel))
            rows.Add(await ReadAsync(reader, cancel));
        return DueRow.Together(rows, asked);
    }

    public async Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel)
    {
        await using (var entries = await Connection(db).BeginBinaryImportAsync(
            """COPY "register"."entries" (index, day, organisations, kind, name, salt, receipt_key) FROM STDIN (FORMAT BINARY)""", cancel))
        {
            for (var i = 0; i < people.Count; i++)
                await WriteEntryAsync(entries, firstIndex + i, people[i], cancel);
            await entries.CompleteAsync(cancel);
        }

        await using var leaves = await Connection(db).BeginBinaryImportAsync(
            """COPY "register"."leaves" (index, bytes) FROM STDIN (FORMAT BINARY)""", cancel);
        for (var i = 0; i < people.Count; i++)
        {
            await leaves.StartRowAsync(cancel);
            await leaves.WriteAsync(firstIndex + i, NpgsqlDbType.Bigint, cancel);
            await leaves.WriteAsync(people[i].Leaf, NpgsqlDbType.Bytea, cancel);
        }

        await leaves.CompleteAsync(cancel);
    }

    public async Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel)
    {
        await using var rows = await Connection(db).BeginBinaryImportAsync(
            """COPY "register"."retired_ids" (key) FROM STDIN (FORMAT BINARY)""", cancel);
        foreach (var key in keys)
        {
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(key, NpgsqlDbType.Bytea, cancel);
        }

        await rows.CompleteAsync(cancel);
    }

    public async Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel)
    {
        await using var command = Command(
            db,
            """
            INSERT INTO "register"."tallies" AS had (day, centre, channel, organisation, count)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (day, centre, channel, organisation) DO UPDATE SET count = had.count + excluded.count
            """,
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. more.Select(tally => tally.Day)] },
            new NpgsqlParameter<Guid[]> { TypedValue = [.. more.Select(tally => tally.Centre)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. more.Select(tally => (int)tally.Channel)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. more.Select(tally => (int)tally.Organisation)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(tally => tally.Count)] });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task AddToDayTotalsAsync(LedgerlineDb db, IReadOnlyList<DayTotal> more, CancellationToken cancel)
    {
        await using var command = Command(
            db,
            """
            INSERT INTO "register"."day_totals" AS had (day, organisation, declared, annulled)
            SELECT * FROM unnest($1, $2, $3, $4)
            ON CONFLICT (day, organisation) DO UPDATE SET declared = had.declared + excluded.declared, annulled = had.annulled + excluded.annulled
            """,
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. more.Select(total => total.Day)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. more.Select(total => (int)total.Organisation)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(total => total.Declared)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(total => total.Annulled)] });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<(int Declarations, int Groups)> DeleteHeldAsync(LedgerlineDb db, IReadOnlyList<Guid> groups, CancellationToken cancel)
    {
        var ids = groups.ToArray();
        await using var people = Command(
            db, """DELETE FROM "register"."declarations" WHERE group_id = ANY($1)""", new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var whole = Command(
            db, """DELETE FROM "register"."groups" WHERE id = ANY($1)""", new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return (await people.ExecuteNonQueryAsync(cancel), await whole.ExecuteNonQueryAsync(cancel));
    }

    private static async Task<List<Guid>> LockAsync(LedgerlineDb db, DateTimeOffset changedBy, int most, CancellationToken cancel)
    {
        await using var command = Command(
            db,
            """SELECT id FROM "register"."groups" WHERE state = $1 AND changed_at <= $2 ORDER BY changed_at, id LIMIT $3 FOR UPDATE""",
            new NpgsqlParameter<int> { TypedValue = (int)GroupState.Held },
            new NpgsqlParameter<long> { TypedValue = changedBy.ToUnixTimeMilliseconds() },
            new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancel))
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static async Task<DueRow> ReadAsync(NpgsqlDataReader row, CancellationToken cancel) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        (Channel)row.GetInt32(2),
        await row.IsDBNullAsync(3, cancel) ? null : row.GetGuid(3),
        new DuePerson(row.GetGuid(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), (NameKind)row.GetInt32(7), (Organisations)row.GetInt32(8)));

    private static async Task WriteEntryAsync(NpgsqlBinaryImporter rows, long index, SealedPerson person, CancellationToken cancel)
    {
        await rows.StartRowAsync(cancel);
        await rows.WriteAsync(index, NpgsqlDbType.Bigint, cancel);
        await rows.WriteAsync(person.Day, NpgsqlDbType.Date, cancel);
        await rows.WriteAsync((int)person.Organisations, NpgsqlDbType.Integer, cancel);
        await rows.WriteAsync((int)person.Kind, NpgsqlDbType.Integer, cancel);
        await rows.WriteAsync(person.Name, NpgsqlDbType.Text, cancel);
        await rows.WriteAsync(person.Salt, NpgsqlDbType.Bytea, cancel);
        if (person.ReceiptKey is null)
            await rows.WriteNullAsync(cancel);
        else
            await rows.WriteAsync(person.ReceiptKey, NpgsqlDbType.Bytea, cancel);
    }

    private static NpgsqlConnection Connection(LedgerlineDb db) => (NpgsqlConnection)db.Database.GetDbConnection();

    private static NpgsqlCommand Command(LedgerlineDb db, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // The texts above, without anything put into them.
        var command = new NpgsqlCommand(sql, Connection(db), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
