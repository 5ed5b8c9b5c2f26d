using Ledgerline.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ledgerline.Register.Listing;

/// <summary>Prepared statements, a row at a time.</summary>
internal sealed class SqliteListRows : IListRows
{
    public async Task<IReadOnlyList<ListPage>> LastAsync(LedgerlineDb db, IReadOnlyCollection<string> lists, CancellationToken cancel)
    {
        await using var command = Command(db, "SELECT number, members FROM register_list_pages WHERE list = $1 ORDER BY number DESC LIMIT 1", "$1");
        var pages = new List<ListPage>();
        foreach (var list in lists)
        {
            command.Parameters[0].Value = list;
            await using var row = await command.ExecuteReaderAsync(cancel);
            if (await row.ReadAsync(cancel))
                pages.Add(new ListPage { List = list, Number = row.GetInt64(0), Members = row.GetFieldValue<byte[]>(1) });
        }

        return pages;
    }

    public async Task PutAsync(LedgerlineDb db, IReadOnlyList<ListPage> pages, CancellationToken cancel)
    {
        await using var command = Command(
            db,
            "INSERT INTO register_list_pages (list, number, members) VALUES ($1, $2, $3) ON CONFLICT (list, number) DO UPDATE SET members = excluded.members",
            "$1", "$2", "$3");
        foreach (var page in pages)
        {
            (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (page.List, page.Number, page.Members);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static SqliteCommand Command(LedgerlineDb db, string sql, params ReadOnlySpan<string> parameters)
    {
#pragma warning disable CA2100 // The texts above, without anything put into them.
        var command = new SqliteCommand(sql, (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }
}
