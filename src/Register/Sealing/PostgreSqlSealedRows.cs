using Ledgerline.Register.Declaring;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
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
        await using var command = db.PostgreSqlCommand("SELECT pg_try_advisory_xact_lock($1)", new NpgsqlParameter<long> { TypedValue = SealerLock });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>
    /// No statement joins, and none is planned on what an earlier one remembered: after a night's VACUUM the planner believes these tables to be empty,
    /// and would compare each group with each.
    /// </summary>
    public async Task<IReadOnlyList<DueGroup>> TakeDueAsync(LedgerlineDb db, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using (var forget = db.PostgreSqlCommand("DISCARD PLANS"))
            await forget.ExecuteNonQueryAsync(cancel);
        var groups = await LockAsync(db, await OldestAsync(db, now, most, cancel), now, cancel);
        var ids = new NpgsqlParameter<Guid[]> { TypedValue = [.. groups.Select(group => group.Id)] };
        await ReadPeopleAsync(db, groups, ids, cancel);

        // Their people go with them (the foreign key cascades).
        await using var delete = db.PostgreSqlCommand("""DELETE FROM "register"."groups" WHERE id = ANY($1)""", ids.Clone());
        var deleted = await delete.ExecuteNonQueryAsync(cancel);
        return deleted == groups.Count
            ? groups
            : throw new BrokenRegisterException($"{groups.Count} groups were to be sealed, but {deleted} were there to delete.");
    }

    public async Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel)
    {
        await CopyAsync(db, """COPY "register"."entries" (index, day, organisations, kind, name, place, statement, salt, receipt_key) FROM STDIN (FORMAT BINARY)""", people.Count, WriteEntry, cancel);
        await CopyAsync(db, """COPY "register"."leaves" (index, bytes) FROM STDIN (FORMAT BINARY)""", people.Count, WriteLeaf, cancel);

        void WriteEntry(NpgsqlBinaryImporter row, int i)
        {
            row.Write(firstIndex + i, NpgsqlDbType.Bigint);
            row.Write(people[i].Day, NpgsqlDbType.Date);
            row.Write((int)people[i].Organisations, NpgsqlDbType.Integer);
            row.Write((int)people[i].Record.Kind, NpgsqlDbType.Integer);
            row.Write(people[i].Record.Name, NpgsqlDbType.Text);
            WriteOrNull(row, people[i].Record.Place, NpgsqlDbType.Text);
            WriteOrNull(row, people[i].Record.Statement, NpgsqlDbType.Text);
            row.Write(people[i].Salt, NpgsqlDbType.Bytea);
            WriteOrNull(row, people[i].ReceiptKey, NpgsqlDbType.Bytea);
        }

        void WriteLeaf(NpgsqlBinaryImporter row, int i)
        {
            row.Write(firstIndex + i, NpgsqlDbType.Bigint);
            row.Write(people[i].Leaf, NpgsqlDbType.Bytea);
        }
    }

    public Task IndexAsync(LedgerlineDb db, IReadOnlyList<NewName> names, CancellationToken cancel)
    {
        return CopyAsync(db, """COPY "register"."names" (entry, kind, key) FROM STDIN (FORMAT BINARY)""", names.Count, Write, cancel);

        void Write(NpgsqlBinaryImporter row, int i)
        {
            row.Write(names[i].Entry, NpgsqlDbType.Bigint);
            row.Write((short)names[i].Key.Kind, NpgsqlDbType.Smallint);
            row.Write(names[i].Key.Bytes, NpgsqlDbType.Bytea);
        }
    }

    public Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel) => CopyAsync(
        db, """COPY "register"."retired_ids" (key) FROM STDIN (FORMAT BINARY)""", keys.Count, (row, i) => row.Write(keys[i], NpgsqlDbType.Bytea), cancel);

    public async Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel)
    {
        await using var command = db.PostgreSqlCommand(
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
        await using var command = db.PostgreSqlCommand(
            """
            INSERT INTO "register"."day_totals" AS had (day, organisation, declared, annulled, real_names)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (day, organisation) DO UPDATE SET
                declared = had.declared + excluded.declared, annulled = had.annulled + excluded.annulled, real_names = had.real_names + excluded.real_names
            """,
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. more.Select(total => total.Day)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. more.Select(total => (int)total.Organisation)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(total => total.Declared)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(total => total.Annulled)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. more.Select(total => total.RealNames)] });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Those that have waited longest. A group's next position bounds how many people it has.</summary>
    private static async Task<Guid[]> OldestAsync(LedgerlineDb db, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using var command = db.PostgreSqlCommand(
            """SELECT id, next_position - 1 FROM "register"."groups" WHERE state = $1 AND held_until <= $2 ORDER BY held_until, id LIMIT $3""",
            Held(),
            Milliseconds(now),
            new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        for (var before = 0; before < most && await reader.ReadAsync(cancel); before += reader.GetInt32(1))
            ids.Add(reader.GetGuid(0));
        return [.. ids];
    }

    /// <summary>Locks those of them that are still due.</summary>
    private static async Task<List<DueGroup>> LockAsync(LedgerlineDb db, Guid[] ids, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.PostgreSqlCommand(
            """SELECT id, declared_at, channel, centre FROM "register"."groups" WHERE state = $1 AND held_until <= $2 AND id = ANY($3) FOR UPDATE""",
            Held(),
            Milliseconds(now),
            new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var groups = new List<DueGroup>(ids.Length);
        while (await reader.ReadAsync(cancel))
            groups.Add(new DueGroup(reader.GetGuid(0), DueGroup.DayOf(reader.GetInt64(1)), (Channel)reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetGuid(3), []));
        return groups;
    }

    /// <summary>A statement of its own: only one that begins after the locks are held sees what was changed before them.</summary>
    private static async Task ReadPeopleAsync(LedgerlineDb db, List<DueGroup> groups, NpgsqlParameter<Guid[]> ids, CancellationToken cancel)
    {
        var people = groups.ToDictionary(group => group.Id, group => group.People);
        await using var command = db.PostgreSqlCommand(
            """SELECT group_id, id, receipt_key, name_sealed, kind, organisations, details_sealed FROM "register"."declarations" WHERE group_id = ANY($1)""", ids);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            people[reader.GetGuid(0)].Add(new DuePerson(
                reader.GetGuid(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3), (NameKind)reader.GetInt32(4), (Organisations)reader.GetInt32(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6)));
        }
    }

    private static NpgsqlParameter<int> Held() => new() { TypedValue = (int)GroupState.Held };

    private static NpgsqlParameter<long> Milliseconds(DateTimeOffset at) => new() { TypedValue = at.ToUnixTimeMilliseconds() };

    /// <summary>Values go into a buffer, so they are written without awaiting each: of a row there may be nine, and of rows ten thousand.</summary>
    private static async Task CopyAsync(LedgerlineDb db, string copy, int count, Action<NpgsqlBinaryImporter, int> write, CancellationToken cancel)
    {
        await using var rows = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(copy, cancel);
        for (var i = 0; i < count; i++)
        {
            await rows.StartRowAsync(cancel);
            write(rows, i);
        }

        await rows.CompleteAsync(cancel);
    }

    private static void WriteOrNull<T>(NpgsqlBinaryImporter row, T? value, NpgsqlDbType type)
        where T : class
    {
        if (value is null)
            row.WriteNull();
        else
            row.Write(value, type);
    }
}
