using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Listing;

/// <summary>Lists the entries that were sealed before there were lists. The sealer runs it when it takes its seat; usually there is nothing to do.</summary>
internal sealed class FillLists(LedgerlineDb db, ISealedRows sealedRows, AddToLists lists, PublicVersion version)
{
    private const int Batch = 50_000;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await FillInOneWriteAsync(cancel))
        {
        }
    }

    /// <returns>Whether something was listed.</returns>
    private async Task<bool> FillInOneWriteAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await sealedRows.TryBeOnlySealerAsync(db, cancel))
            return false;
        var state = await db.Set<LogState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (state is null || state.Listed >= state.Size)
            return false;
        var until = Math.Min(state.Listed + Batch, state.Size);
        var entries = await db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= state.Listed && entry.Index < until).OrderBy(entry => entry.Index)
            .Select(entry => new ListedEntry(entry.Index, entry.Day, entry.Organisations)).ToListAsync(cancel);
        await lists.AddAsync(entries, cancel);
        await db.Set<LogState>().ExecuteUpdateAsync(row => row.SetProperty(each => each.Listed, until), cancel);
        await write.CommitAsync(cancel);
        version.Changed();
        return true;
    }
}
