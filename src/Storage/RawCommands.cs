using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Ledgerline.Storage;

/// <summary>Commands on the context's connection and in its transaction; the caller's to dispose.</summary>
public static class RawCommands
{
    /// <summary>A command that both engines take, or for whichever the context is on.</summary>
    /// <param name="db">On either engine.</param>
    /// <param name="sql">Built from constants and table names only; values come as parameters.</param>
    /// <param name="values">Null is the database's.</param>
    public static DbCommand Command(this LedgerlineDb db, string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // See above: nothing that a person typed is in the text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A command on PostgreSQL.</summary>
    /// <param name="db">On PostgreSQL.</param>
    /// <param name="sql">A constant; values come as parameters.</param>
    /// <param name="parameters">In the order of <c>$1</c> and on.</param>
    public static NpgsqlCommand PostgreSqlCommand(this LedgerlineDb db, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // See above: nothing is put into the text.
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A command on SQLite, prepared when it runs first.</summary>
    /// <param name="db">On SQLite.</param>
    /// <param name="sql">A constant with parameters <c>$1</c> and on.</param>
    public static SqliteCommand SqliteCommand(this LedgerlineDb db, string sql)
    {
#pragma warning disable CA2100 // See above: nothing is put into the text.
        return new SqliteCommand(sql, (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
#pragma warning restore CA2100
    }

    /// <summary>Gives the parameters their values, in order; the same command again with others.</summary>
    public static void Bind(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    /// <summary>Binds and executes.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Run(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        command.Bind(values);
        return command.ExecuteNonQuery();
    }
}
