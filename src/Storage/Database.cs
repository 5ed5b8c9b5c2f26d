using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ledgerline.Storage;

/// <summary>
/// The one database, below EF Core: opens connections with the settings that durability and privacy rest on, and lines up
/// SQLite's writers. A singleton; safe to use from any thread.
/// </summary>
/// <remarks>
/// SQLite has one writer at a time. Left alone, writers that meet sleep and retry, and under load some starve. Here they wait
/// their turn in <see cref="EnterWriteAsync"/>, first come, first served, so that none ever sleeps on a locked file within this
/// process. PostgreSQL needs no such line and has none.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    /// <summary>
    /// Run on every SQLite connection when it is opened. FULL: a commit is on the disk before it is answered. secure_delete: freed
    /// bytes are overwritten, so that what sealing deletes cannot be read from the file. 8 MB of pages in memory and 32 MB of write-ahead log before it is
    /// written back: rows whose keys are hashes come to lie all over an index, and each page of it would go to the disk after every thousand rows.
    /// </summary>
    internal const string SqlitePragmas =
        "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=8000;";

    private readonly SemaphoreSlim _sqliteWriter = new(1, 1);
    private readonly NpgsqlDataSource? _postgres;
    private readonly DatabaseOptions _options;

    public Database(DatabaseOptions options)
    {
        _options = options;
        if (options.Engine == DatabaseEngine.PostgreSql)
        {
            var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
            builder.ConnectionStringBuilder.MaxAutoPrepare = 64;
            builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
            _postgres = builder.Build();
        }
    }

    public DatabaseEngine Engine => _options.Engine;

    /// <summary>The data source that EF Core shares with raw statements; null on SQLite.</summary>
    internal NpgsqlDataSource? PostgreSqlSource => _postgres;

    internal string ConnectionString => _options.ConnectionString;

    /// <summary>
    /// The name under which a module's table is written in raw SQL: <c>"schema"."name"</c> on PostgreSQL, which has schemas,
    /// and <c>"schema_name"</c> on SQLite, which has not.
    /// </summary>
    public string Table(string schema, string name) =>
        Engine == DatabaseEngine.PostgreSql ? $"\"{schema}\".\"{name}\"" : $"\"{schema}_{name}\"";

    /// <summary>An open connection, the caller's to dispose. On SQLite the pragmas above are set.</summary>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        if (_postgres is not null)
            return await _postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(_options.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            SetPragmas(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether nothing of ours has ever been kept here: no file, or no schema.</summary>
    public async Task<bool> IsNewAsync(CancellationToken cancel = default)
    {
        if (Engine == DatabaseEngine.Sqlite)
            return !File.Exists(new SqliteConnectionStringBuilder(_options.ConnectionString).DataSource);
        await using var connection = await OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT NOT EXISTS (SELECT FROM information_schema.schemata WHERE schema_name = 'storage')";
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>A place in the line of SQLite's writers; disposing it lets the next one in. Null, at once, on PostgreSQL.</summary>
    /// <remarks>Hold it from before BEGIN until after COMMIT, and never take a second one inside: that would wait for ever.</remarks>
    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancel = default)
    {
        if (Engine == DatabaseEngine.PostgreSql)
            return null;
        await _sqliteWriter.WaitAsync(cancel);
        return new WriterPlace(_sqliteWriter);
    }

    /// <summary>
    /// Takes what was deleted out of what lies around: SQLite's write-ahead log is checkpointed and truncated, PostgreSQL's named
    /// tables are vacuumed. Runs outside any transaction.
    /// </summary>
    /// <param name="tables">Tables, as <see cref="Table"/> writes them, from which rows were deleted.</param>
    public async Task WipeFreedSpaceAsync(IReadOnlyList<string> tables, CancellationToken cancel = default)
    {
        using var place = await EnterWriteAsync(cancel);
        await using var connection = await OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        // Names come from Table(), never from a person.
#pragma warning disable CA2100
        command.CommandText = Engine == DatabaseEngine.Sqlite
            ? "PRAGMA wal_checkpoint(TRUNCATE);"
            : $"VACUUM {string.Join(", ", tables)}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    internal static void SetPragmas(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        else
            SqliteConnection.ClearPool(new SqliteConnection(_options.ConnectionString));
        _sqliteWriter.Dispose();
    }

    private sealed class WriterPlace(SemaphoreSlim line) : IDisposable
    {
        private SemaphoreSlim? _line = line;

        public void Dispose() => Interlocked.Exchange(ref _line, null)?.Release();
    }
}
