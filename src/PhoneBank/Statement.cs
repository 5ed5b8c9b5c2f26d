using System.Data.Common;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ledgerline.PhoneBank;

/// <summary>A raw statement within the transaction of the use case.</summary>
internal static class Statement
{
    /// <summary>A command on the context's connection and in its transaction; the caller's to dispose.</summary>
    /// <param name="sql">Built from constants and <see cref="Table"/> only; values come as parameters.</param>
    public static DbCommand Of(LedgerlineDb db, string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // See above: nothing that a person typed is in the text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>The end of a SELECT that holds the rows of a table until the transaction ends, and leaves out those that somebody else holds. On SQLite the transaction does.</summary>
    public static string Hold(Ledgerline.Storage.Database database, string table) => database.Engine switch
    {
        DatabaseEngine.Sqlite => "",
        DatabaseEngine.PostgreSql => $" FOR UPDATE OF {table} SKIP LOCKED",
    };

    public static string Table(Ledgerline.Storage.Database database, string name) => database.Table(PhoneBankModel.Schema, name);
}
