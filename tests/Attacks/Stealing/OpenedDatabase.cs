using System.Globalization;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Stealing;

/// <summary>A sealed entry, with what is published of it. Its name is there only to ask afterwards whether a guess was right.</summary>
/// <param name="Batch">With which checkpoint it came.</param>
internal sealed record SealedEntry(long Index, int Batch, string Day, int Organisations, string Name, string Key, string Salt, string Leaf, int Length);

/// <summary>A call on which somebody was spoken with: who may have declared.</summary>
internal sealed record SpokenCall(string Id, string Volunteer, string Centre, long StartedAt, long EndedAt, string Contact, string Number, int Length)
{
    public string Day => DateTimeOffset.FromUnixTimeMilliseconds(StartedAt).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>All that whoever has the database can lay beside each other, rows in the order in which they are stored.</summary>
internal sealed class OpenedDatabase
{
    private readonly FewDays _days;

    private OpenedDatabase(FewDays days) => _days = days;

    public required List<SealedEntry> Entries { get; init; }

    public required List<SpokenCall> Calls { get; init; }

    /// <summary>Leaves, names' keys by entry, contacts, numbers and what the trail says of dialling, each in stored order.</summary>
    public required Dictionary<string, List<string>> Stored { get; init; }

    /// <summary>Hashes of the declarations' ids, in stored order.</summary>
    public required List<string> Retired { get; init; }

    /// <summary>Day, centre, organisation, of which there was anybody.</summary>
    public required HashSet<(string Day, string Centre, int Organisation)> Tallies { get; init; }

    public static async Task<OpenedDatabase> OpenAsync(FewDays days)
    {
        var read = new Reader(days);
        var sizes = (await read.RowsAsync("register", "checkpoints", "size", "ORDER BY size")).Select(row => long.Parse(row[0], CultureInfo.InvariantCulture)).ToList();
        var leaves = (await read.RowsAsync("register", "leaves", "\"index\", bytes", "ORDER BY \"index\"")).ToDictionary(row => row[0], row => row[1]);
        var entries = await read.StoredAsync("register", "entries", "\"index\", day, organisations, name, receipt_key, salt");
        var centres = (await read.RowsAsync("centres", "memberships", "person_id, centre_id", "")).ToDictionary(row => row[0], row => row[1]);
        var calls = await read.StoredAsync("phone_bank", "calls", "id, volunteer, started_at, ended_at, contact, number, outcome, undo, note_sealed, referred");
        return new OpenedDatabase(days)
        {
            Entries = [.. entries.Select(row => new SealedEntry(
                Number(row[0]), sizes.FindIndex(size => Number(row[0]) < size), row[1], (int)Number(row[2]), row[3], row[4], row[5], leaves[row[0]], row.Sum(cell => cell.Length)))],
            Calls = [.. calls.Where(row => row[6] == "1").Select(row => new SpokenCall(
                row[0], row[1], centres[row[1]], Number(row[2]), Number(row[3]), row[4], row[5], row.Sum(cell => cell.Length)))],
            Stored = new()
            {
                ["leaf"] = [.. (await read.StoredAsync("register", "leaves", "bytes")).Select(row => row[0])],
                ["name"] = [.. (await read.StoredAsync("register", "names", "entry", "entry, kind, key")).Select(row => row[0]).Distinct()],
                ["contact"] = [.. (await read.StoredAsync("phone_bank", "contacts", "id")).Select(row => row[0])],
                ["number"] = [.. (await read.StoredAsync("phone_bank", "numbers", "id")).Select(row => row[0])],
                ["trail"] = [.. (await read.RowsAsync("centres", "audit_entries", "subject", "ORDER BY id DESC")).Select(row => row[0])],
            },
            Retired = [.. (await read.StoredAsync("register", "retired_ids", "key")).Select(row => row[0])],
            Tallies = [.. (await read.RowsAsync("register", "tallies", "day, centre, organisation", "")).Select(row => (row[0], row[1], (int)Number(row[2])))],
        };
    }

    /// <summary>Where each of these bytes lies last in the files of the database, those that lie nowhere first.</summary>
    public async Task<Dictionary<string, long>> PlacesAsync(IEnumerable<string> hex)
    {
        var search = new ByteSearch(hex.Select(each => new Secret(each, [("bytes", Convert.FromHexString(each))])));
        var places = new Dictionary<string, long>();
        var before = 0L;
        foreach (var file in (await StolenFiles.TakeAsync(_days.System)).Where(file => file.IsData))
        {
            foreach (var find in search.In(file.Bytes))
                places[find.Secret.What] = before + find.At;
            before += file.Bytes.Length;
        }

        return places;
    }

    private static long Number(string text) => text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Reader(FewDays days)
    {
        private readonly Database _database = days.System.Services.GetRequiredService<Database>();

        /// <summary>In the order in which the rows are stored; a table without row ids is stored in its key's.</summary>
        public Task<List<string[]>> StoredAsync(string schema, string table, string columns, string? key = null) =>
            RowsAsync(schema, table, columns, $"ORDER BY {(_database.Engine == DatabaseEngine.PostgreSql ? "ctid" : key ?? "rowid")}");

        public async Task<List<string[]>> RowsAsync(string schema, string table, string columns, string rest)
        {
            await using var connection = await _database.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {columns} FROM {_database.Table(schema, table)} {rest}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string[]>();
            while (await reader.ReadAsync())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Written(reader.GetValue(column)))]);
            return rows;
        }

        private static string Written(object value) => value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Guid id => id.ToString("D"),
            string text when Guid.TryParse(text, out var id) => id.ToString("D"),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
