using Ledgerline.Register.Reading;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Listing;

/// <summary>Reads a list by its pages.</summary>
internal sealed class ReadList(LedgerlineDb db, ReadEntries entries)
{
    /// <summary>The number of the newest page; −1 while there is none.</summary>
    public async Task<long> NewestPageAsync(string list, CancellationToken cancel) =>
        await db.Set<ListPage>().Where(page => page.List == list).MaxAsync(page => (long?)page.Number, cancel) ?? -1;

    /// <summary>What stands on the pages from <paramref name="first"/> to <paramref name="last"/>, newest first.</summary>
    public async Task<IReadOnlyList<RegisterRow>> PagesAsync(string list, long first, long last, CancellationToken cancel)
    {
        var pages = await db.Set<ListPage>().AsNoTracking().Where(page => page.List == list && page.Number >= first && page.Number <= last).ToListAsync(cancel);
        return await entries.TheseAsync([.. pages.SelectMany(page => ListMembers.FromBytes(page.Members))], cancel);
    }
}
