using System.Data.Common;
using System.Globalization;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests;

/// <summary>What a module keeps, read as whoever has stolen the database reads it.</summary>
internal static class StoredValues
{
    /// <summary>Every value of a module's tables that could identify something: ids, hashes, times, texts. Small numbers, days and empty values are left out.</summary>
    public static async Task<HashSet<string>> ValuesAsync(this Bank bank, string module)
    {
        var database = bank.System.Services.GetRequiredService<Database>();
        await using var connection = await database.OpenAsync();
        var values = new HashSet<string>();
        foreach (var table in await TablesAsync(connection, database, module))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    if (Shown(rows.GetValue(column)) is { Length: > 10 } value)
                        values.Add(value);
                }
            }
        }

        values.ShouldNotBeEmpty();
        return values;
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection, Database database, string module)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = database.Engine == DatabaseEngine.Sqlite
            ? $"SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table' AND name LIKE '{module}\\_%' ESCAPE '\\'"
            : $"SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema = '{module}'";
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>Ids, bytes and milliseconds in one spelling on both engines.</summary>
    public static string Shown(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        Guid id => id.ToString("D").ToUpperInvariant(),
        string text => text.ToUpperInvariant(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Empty,
    };
}
