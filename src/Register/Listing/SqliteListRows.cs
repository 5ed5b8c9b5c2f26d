using Ledgerline.Storage;

namespace Ledgerline.Register.Listing;

/// <summary>Prepared statements, a row at a time.</summary>
internal sealed class SqliteListRows : IListRows
{
    public async Task<IReadOnlyList<ListPage>> LastAsync(LedgerlineDb db, IReadOnlyCollection<string> lists, CancellationToken cancel)
    {
        await using var command = db.SqliteCommand("SELECT number, members FROM register_list_pages WHERE list = $1 ORDER BY number DESC LIMIT 1");
        var pages = new List<ListPage>();
        foreach (var list in lists)
        {
            command.Bind(list);
            await using var row = await command.ExecuteReaderAsync(cancel);
            if (await row.ReadAsync(cancel))
                pages.Add(new ListPage { List = list, Number = row.GetInt64(0), Members = row.GetFieldValue<byte[]>(1) });
        }

        return pages;
    }

    public async Task PutAsync(LedgerlineDb db, IReadOnlyList<ListPage> pages, CancellationToken cancel)
    {
        await using var command = db.SqliteCommand(
            "INSERT INTO register_list_pages (list, number, members) VALUES ($1, $2, $3) ON CONFLICT (list, number) DO UPDATE SET members = excluded.members");
        foreach (var page in pages)
            command.Run(page.List, page.Number, page.Members);
    }
}
