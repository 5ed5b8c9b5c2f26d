using Ledgerline.Register;
using Ledgerline.Register.Searching;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Ledgerline.Bench.Searching;

/// <summary>Fills what a search reads, and nothing else: entries with invented names, and their keys. The ordered index is made when the rows are there.</summary>
internal static class FilledNames
{
    /// <summary>Draws the first batch of names.</summary>
    public const int FirstSeed = 7;

    private const int Batch = 100_000;
    private const string Day = "2026-11-22";

    public static async Task FillAsync(BenchSystem system, int from, int until)
    {
        var (index, names) = system.Engine == DatabaseEngine.Sqlite
            ? ("\"IX_register_names_kind_key_entry\"", "register_names")
            : ("register.\"IX_names_kind_key_entry\"", "register.names");
        await RunAsync(system, $"DROP INDEX {index}");
        for (var first = from; first < until; first += Batch)
            await FillBatchAsync(system, first, Invent(first, Math.Min(Batch, until - first)));
        await RunAsync(system, $"CREATE INDEX {index[(index.IndexOf('.', StringComparison.Ordinal) + 1)..]} ON {names} (kind, key, entry)");
        // As the engine's own housekeeping leaves it.
        await RunAsync(system, system.Engine == DatabaseEngine.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM (ANALYZE) register.names, register.entries");
    }

#pragma warning disable RS0030 // A seeded generator: the same register every time.
    private static List<string> Invent(int first, int count)
    {
        var generator = new Random(first + FirstSeed);
        return [.. Enumerable.Range(0, count).Select(_ => DemoNames.Next(generator).Text)];
    }
#pragma warning restore RS0030

    private static async Task FillBatchAsync(BenchSystem system, long first, List<string> names)
    {
        await using var scope = system.Scope();
        var (db, rows) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<ISealedRows>());
        var keys = names.AsParallel().AsOrdered().Select(NameKeys.Of).ToList();
        await using var write = await db.BeginWriteAsync();
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
            InsertEntries(sqlite, first, names);
        else
            await CopyEntriesAsync((NpgsqlConnection)db.Database.GetDbConnection(), first, names);
        await rows.IndexAsync(db, [.. keys.SelectMany((ofName, i) => ofName.Select(key => new NewName(first + i, key)))], CancellationToken.None);
        await write.CommitAsync();
    }

    private static void InsertEntries(SqliteConnection connection, long first, List<string> names)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO register_entries (\"index\", day, organisations, kind, name) VALUES ($index, '{Day}', 4, 1, $name)";
        var (index, text) = (command.Parameters.Add("$index", SqliteType.Integer), command.Parameters.Add("$name", SqliteType.Text));
        for (var i = 0; i < names.Count; i++)
        {
            (index.Value, text.Value) = (first + i, names[i]);
            command.ExecuteNonQuery();
        }
    }

    private static async Task CopyEntriesAsync(NpgsqlConnection connection, long first, List<string> names)
    {
        await using var rows = await connection.BeginBinaryImportAsync("COPY register.entries (index, day, organisations, kind, name) FROM STDIN (FORMAT BINARY)");
        for (var i = 0; i < names.Count; i++)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(first + i, NpgsqlDbType.Bigint);
            await rows.WriteAsync(DateOnly.Parse(Day, System.Globalization.CultureInfo.InvariantCulture), NpgsqlDbType.Date);
            await rows.WriteAsync((int)Organisations.YoungPioneers, NpgsqlDbType.Integer);
            await rows.WriteAsync((int)NameKind.Pseudonym, NpgsqlDbType.Integer);
            await rows.WriteAsync(names[i], NpgsqlDbType.Text);
        }

        await rows.CompleteAsync();
    }

    private static async Task RunAsync(BenchSystem system, string sql)
    {
        await using var connection = await system.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }
}
