using System.Data.Common;
using System.Globalization;
using System.Text;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Testing.Databases;

/// <summary>Searches all that the database keeps, and on SQLite the very bytes of its files, for what should be gone.</summary>
public static class TraceSearch
{
    /// <summary>Where traces are in any table, each with what it is a trace of.</summary>
    public static async Task<List<string>> FindInTablesAsync(this TestSystem system, IReadOnlyList<Trace> traces)
    {
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        var found = new List<string>();
        foreach (var table in await TablesAsync(connection, system.Engine))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var value = rows.GetValue(column);
                    found.AddRange(traces.Where(trace => trace.IsIn(value)).Select(trace => $"{table}.{rows.GetName(column)}: {trace.What}"));
                }
            }
        }

        return found;
    }

    /// <summary>The names of all tables, as SQL has them.</summary>
    public static async Task<List<string>> TablesAsync(DbConnection connection, DatabaseEngine engine)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = engine == DatabaseEngine.Sqlite
            ? "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table'"
            : "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')";
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables.Count > 8 ? tables : throw new InvalidOperationException("The tables were not found.");
    }

    /// <summary>Where traces are in the bytes of SQLite's files.</summary>
    public static List<string> FindInFiles(this TestSystem system, IReadOnlyList<Trace> traces)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(system.Folder, "*.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            found.AddRange(traces.Where(trace => bytes.AsSpan().IndexOf(trace.Bytes) >= 0).Select(trace => $"{Path.GetFileName(file)}: {trace.What}"));
        }

        return found;
    }
}

/// <summary>Bytes that must not lie anywhere, as text or value too.</summary>
public sealed record Trace(string What, byte[] Bytes, object? Value)
{
    private readonly string _text = Encoding.UTF8.GetString(Bytes);

    public static Trace OfBytes(string what, byte[] bytes) => new(what, bytes, null);

    public static Trace OfText(string what, string text) => new(what, Encoding.UTF8.GetBytes(text), text);

    public static IEnumerable<Trace> OfId(string what, Guid id) =>
    [
        new(what, Encoding.ASCII.GetBytes(id.ToString("D").ToUpperInvariant()), id),
        new(what + " (lower)", Encoding.ASCII.GetBytes(id.ToString("D")), null),
        new(what + " (bytes)", id.ToByteArray(bigEndian: true), null),
        new(what + " (bytes, mixed)", id.ToByteArray(), null),
    ];

    /// <summary>Milliseconds as SQLite stores them (six bytes), and as text.</summary>
    public static IEnumerable<Trace> OfTime(string what, DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds);
        yield return new Trace(what, bytes[2..], milliseconds);
        yield return OfText(what + " (text)", milliseconds.ToString(CultureInfo.InvariantCulture));
    }

    public bool IsIn(object value) => value switch
    {
        byte[] blob => blob.AsSpan().IndexOf(Bytes) >= 0,
        string text => text.Contains(_text, StringComparison.OrdinalIgnoreCase),
        _ => value.Equals(Value),
    };
}
