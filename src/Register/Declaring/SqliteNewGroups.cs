using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Register.Declaring;

/// <summary>Prepared statements on a connection that is kept, within a place in the line of SQLite's writers.</summary>
internal sealed class SqliteNewGroups(Database database) : INewGroups, IAsyncDisposable
{
    private const int UniqueViolation = 19;

    private Statements? _kept;

    public int WritersAtOnce => 1;

    public async Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups)
    {
        using var place = await database.EnterWriteAsync();
        var statements = _kept ?? new Statements((SqliteConnection)await database.OpenAsync(), database);
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

        public Statements(SqliteConnection connection, Database database)
        {
            Connection = connection;
            _group = Prepare(NewGroupSql.Group(database), 12);
            _declaration = Prepare(NewGroupSql.Declaration(database), 9);
        }

        public SqliteConnection Connection { get; }

        public bool Write(NewGroup group, SqliteTransaction transaction)
        {
            var row = group.Group;
            return Run(
                    _group, transaction, row.Id, row.CodeSealed, (int)row.Channel, row.Centre, row.ShiftToken, (int)row.State,
                    row.DeclaredAt.ToUnixTimeMilliseconds(), row.NextPosition, row.HeldUntil.ToUnixTimeMilliseconds(), row.Series,
                    group.RetiredKey, group.First.Id)
                && Run(
                    _declaration, transaction, group.First.Id, group.First.Position, group.First.ReceiptKey, group.First.NameSealed,
                    (int)group.First.Kind, (int)group.First.Organisations, group.First.DetailsSealed, row.Id, row.CodeSealed);
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
#pragma warning disable CA2100 // Only table names of our own are put into the text.
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
