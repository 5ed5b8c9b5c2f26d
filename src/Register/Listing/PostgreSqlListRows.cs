using Ledgerline.Storage;
using Npgsql;

namespace Ledgerline.Register.Listing;

/// <summary>One statement each, with arrays.</summary>
internal sealed class PostgreSqlListRows : IListRows
{
    public async Task<IReadOnlyList<ListPage>> LastAsync(LedgerlineDb db, IReadOnlyCollection<string> lists, CancellationToken cancel)
    {
        // By list one step into the key: a plain maximum by group would read every page of an organisation.
        await using var command = db.PostgreSqlCommand(
            """
            SELECT wanted.list, page.number, page.members FROM unnest($1) AS wanted (list)
            CROSS JOIN LATERAL (SELECT number, members FROM "register"."list_pages" WHERE list = wanted.list ORDER BY number DESC LIMIT 1) AS page
            """,
            new NpgsqlParameter<string[]> { TypedValue = [.. lists] });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var pages = new List<ListPage>();
        while (await row.ReadAsync(cancel))
            pages.Add(new ListPage { List = row.GetString(0), Number = row.GetInt64(1), Members = row.GetFieldValue<byte[]>(2) });
        return pages;
    }

    public async Task PutAsync(LedgerlineDb db, IReadOnlyList<ListPage> pages, CancellationToken cancel)
    {
        await using var command = db.PostgreSqlCommand(
            """
            INSERT INTO "register"."list_pages" (list, number, members) SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT (list, number) DO UPDATE SET members = excluded.members
            """,
            new NpgsqlParameter<string[]> { TypedValue = [.. pages.Select(page => page.List)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. pages.Select(page => page.Number)] },
            new NpgsqlParameter<byte[][]> { TypedValue = [.. pages.Select(page => page.Members)] });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
