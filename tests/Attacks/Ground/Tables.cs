using System.Globalization;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Ground;

/// <summary>All that the database holds, row by row: what an attack must leave as it was.</summary>
internal sealed class Tables
{
    private readonly Dictionary<string, List<string>> _rows;

    /// <summary>Where it is written down that somebody asked (and on SQLite the number of the row).</summary>
    public static IReadOnlyList<string> OfTheAuditTrail { get; } = ["\"centres_audit_entries\"", "\"centres_audit_heads\"", "\"sqlite_sequence\"", "centres.audit_entries", "centres.audit_heads"];

    private Tables(Dictionary<string, List<string>> rows) => _rows = rows;

    public static async Task<Tables> ReadAsync(TestSystem system)
    {
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        var tables = new Dictionary<string, List<string>>();
        foreach (var table in await TraceSearch.TablesAsync(connection, system.Engine))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Written(reader.GetValue(column)))));
            rows.Sort(StringComparer.Ordinal);
            tables.Add(table, rows);
        }

        return new Tables(tables);
    }

    public IEnumerable<string> Names => _rows.Keys.Order(StringComparer.Ordinal);

    /// <summary>The tables in which anything is another than it was.</summary>
    public IReadOnlyList<string> ChangedSince(Tables before) => [.. _rows.Where(table => !before._rows[table.Key].SequenceEqual(table.Value)).Select(table => table.Key)];

    /// <summary>The rows, with their tables, in which something stands.</summary>
    public IReadOnlyList<string> With(string text) =>
        [.. _rows.SelectMany(table => table.Value.Where(row => row.Contains(text, StringComparison.OrdinalIgnoreCase)), (table, row) => $"{table.Key}: {row}")];

    private static string Written(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
