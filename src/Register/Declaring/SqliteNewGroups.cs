using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Register.Declaring;

/// <summary>Prepared statements on a connection that is kept, within the turn of SQLite's one writer.</summary>
internal sealed class SqliteNewGroups(Database database) : INewGroups, IAsyncDisposable
{
    private const int UniqueViolation = 19;

    /// <summary>
    /// The keys are random, so many pages of the indexes are touched: 32 MiB of them stay in memory, and are written back to the file
    /// once the write-ahead log is as large, not once it is 4 MiB.
    /// </summary>
    private const string Pragmas = "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8192;";

    private const string InsertGroup = """
        INSERT INTO register_groups (id, code_sealed, channel, centre, shift_token, state, declared_at, changed_at, next_position)
        SELECT $1, $2, $3, $4, $5, $6, $7, $7, 2
        WHERE NOT EXISTS (SELECT 1 FROM register_retired_ids WHERE key = $8) AND NOT EXISTS (SELECT 1 FROM register_declarations WHERE id = $9)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string InsertDeclaration = """
        INSERT INTO register_declarations (id, group_id, position, receipt_key, name_sealed, kind, organisations) VALUES ($1, $2, 1, $3, $4, $5, $6)
        """;

    private Statements? _kept;

    public ValueTask<IDisposable?> EnterAsync() => database.EnterWriteAsync();

    public async Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups)
    {
        var statements = _kept ?? new Statements((SqliteConnection)await database.OpenAsync());
        _kept = null; // Kept again only if all goes well.
        try
        {
            using var transaction = statements.Connection.BeginTransaction(deferred: false);
            bool[] written = [.. groups.Select(group => statements.Write(group, transaction))];
            transaction.Commit();
            _kept = statements;
            return written;
        }
        catch (SqliteException clash) when (clash.SqliteErrorCode == UniqueViolation)
        {
            return null;
        }
        finally
        {
            if (_kept is null)
                await statements.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class Statements : IAsyncDisposable
    {
        private readonly SqliteCommand _group;
        private readonly SqliteCommand _declaration;

        public Statements(SqliteConnection connection)
        {
            Connection = connection;
            using (var pragmas = connection.CreateCommand())
            {
                pragmas.CommandText = Pragmas;
                pragmas.ExecuteNonQuery();
            }

            _group = Prepare(InsertGroup, 9);
            _declaration = Prepare(InsertDeclaration, 6);
        }

        public SqliteConnection Connection { get; }

        public bool Write(NewGroup group, SqliteTransaction transaction)
        {
            var row = group.Group;
            return Run(
                    _group, transaction, row.Id, row.CodeSealed, (int)row.Channel, row.Centre, row.ShiftToken, (int)row.State,
                    row.DeclaredAt.ToUnixTimeMilliseconds(), group.RetiredKey, group.First.Id)
                && Run(
                    _declaration, transaction, group.First.Id, row.Id, group.First.ReceiptKey, group.First.NameSealed,
                    (int)group.First.Kind, (int)group.First.Organisations);
        }

        public async ValueTask DisposeAsync()
        {
            await _group.DisposeAsync();
            await _declaration.DisposeAsync();
            await Connection.DisposeAsync();
        }

        private SqliteCommand Prepare(string sql, int parameters)
        {
            var command = Connection.CreateCommand();
#pragma warning disable CA2100 // The two texts above, without anything put into them.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= parameters; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}", Value = DBNull.Value });
            return command;
        }

        private static bool Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object?> values)
        {
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            return command.ExecuteNonQuery() == 1;
        }
    }
}
