using Ledgerline.Register.Declaring;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Register.Sealing;

/// <summary>Prepared statements, a row at a time: in one process and one transaction that is the quickest way. The write transaction is the lock.</summary>
internal sealed class SqliteSealedRows : ISealedRows
{
    public Task<bool> TryBeOnlySealerAsync(LedgerlineDb db, CancellationToken cancel) => Task.FromResult(true);

    public async Task<IReadOnlyList<DueGroup>> TakeDueAsync(LedgerlineDb db, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using var command = db.SqliteCommand(
            """
            SELECT g.id, g.declared_at, g.channel, g.centre, d.id, d.receipt_key, d.name_sealed, d.kind, d.organisations, d.details_sealed
            FROM register_groups g JOIN register_declarations d ON d.group_id = g.id
            WHERE g.state = $1 AND g.held_until <= $2 ORDER BY g.held_until, g.id LIMIT $3
            """);
        command.Bind((int)GroupState.Held, now.ToUnixTimeMilliseconds(), most + Declare.MaxGroup);
        var groups = await ReadAsync(command, most, cancel);
        Delete(db, groups);
        return groups;
    }

    public async Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel)
    {
        await using var entry = db.SqliteCommand(
            "INSERT INTO register_entries (\"index\", day, organisations, kind, name, place, statement, salt, receipt_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        await using var leaf = db.SqliteCommand("INSERT INTO register_leaves (\"index\", bytes) VALUES ($1, $2)");
        for (var i = 0; i < people.Count; i++)
        {
            var person = people[i];
            entry.Run(firstIndex + i, person.Day, (int)person.Organisations, (int)person.Record.Kind, person.Record.Name, person.Record.Place,
                person.Record.Statement, person.Salt, person.ReceiptKey);
            leaf.Run(firstIndex + i, person.Leaf);
        }
    }

    public async Task IndexAsync(LedgerlineDb db, IReadOnlyList<NewName> names, CancellationToken cancel)
    {
        await using var index = db.SqliteCommand("INSERT INTO register_names (entry, kind, key) VALUES ($1, $2, $3)");
        foreach (var (entry, key) in names)
            index.Run(entry, (int)key.Kind, key.Bytes);
    }

    public async Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel)
    {
        await using var retire = db.SqliteCommand("INSERT INTO register_retired_ids (key) VALUES ($1)");
        foreach (var key in keys)
            retire.Run(key);
    }

    public async Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel)
    {
        await using var add = db.SqliteCommand(
            """
            INSERT INTO register_tallies (day, centre, channel, organisation, count) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (day, centre, channel, organisation) DO UPDATE SET count = count + excluded.count
            """);
        foreach (var tally in more)
            add.Run(tally.Day, tally.Centre, (int)tally.Channel, (int)tally.Organisation, tally.Count);
    }

    public async Task AddToDayTotalsAsync(LedgerlineDb db, IReadOnlyList<DayTotal> more, CancellationToken cancel)
    {
        await using var add = db.SqliteCommand(
            """
            INSERT INTO register_day_totals (day, organisation, declared, annulled, real_names) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (day, organisation) DO UPDATE SET
                declared = declared + excluded.declared, annulled = annulled + excluded.annulled, real_names = real_names + excluded.real_names
            """);
        foreach (var total in more)
            add.Run(total.Day, (int)total.Organisation, total.Declared, total.Annulled, total.RealNames);
    }

    /// <summary>The groups before which there are fewer than so many people; rows of a group follow each other, and so many were asked for that none is cut.</summary>
    private static async Task<List<DueGroup>> ReadAsync(SqliteCommand command, int most, CancellationToken cancel)
    {
        var groups = new List<DueGroup>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        for (var read = 0; await row.ReadAsync(cancel); read++)
        {
            if (groups is [] || groups[^1].Id != row.GetGuid(0))
            {
                if (read >= most)
                    break;
                groups.Add(new DueGroup(row.GetGuid(0), DueGroup.DayOf(row.GetInt64(1)), (Channel)row.GetInt32(2), row.IsDBNull(3) ? null : row.GetGuid(3), []));
            }

            groups[^1].People.Add(new DuePerson(
                row.GetGuid(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), (NameKind)row.GetInt32(7), (Organisations)row.GetInt32(8),
                row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9)));
        }

        return groups;
    }

    private static void Delete(LedgerlineDb db, List<DueGroup> groups)
    {
        using var people = db.SqliteCommand("DELETE FROM register_declarations WHERE group_id = $1");
        using var whole = db.SqliteCommand("DELETE FROM register_groups WHERE id = $1");
        foreach (var group in groups)
        {
            if (people.Run(group.Id) != group.People.Count || whole.Run(group.Id) != 1)
                throw new BrokenRegisterException($"A group of {group.People.Count} was to be sealed, but not all of it was there to delete.");
        }
    }
}
