using System.Data.Common;
using Ledgerline.Storage;

namespace Ledgerline.Bench.Searching;

/// <summary>One name by its entry's number, prepared.</summary>
internal static class BareRead
{
    public static DbCommand Prepare(DbConnection connection, Database database)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM {database.Table("register", "entries")} WHERE \"index\" = @index";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("index", 0L);
        command.Parameters.Add(parameter);
        command.Prepare();
        return command;
    }

    public static async Task RunAsync(DbCommand command, long index)
    {
        command.Parameters[0].Value = index;
        if (await command.ExecuteScalarAsync() is not string)
            throw new InvalidOperationException($"There is no entry {index}.");
    }
}
