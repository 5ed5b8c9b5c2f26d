using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.OpenData;

/// <summary>Reads the register for programs.</summary>
internal sealed class ReadOpenData(LedgerlineDb db, ReadAnnulments annulments)
{
    public Task<long> SizeAsync(CancellationToken cancel) => db.Set<LogState>().Select(state => state.Size).SingleOrDefaultAsync(cancel);

    /// <summary>What stands at the numbers from <paramref name="from"/> and before <paramref name="until"/>, ascending.</summary>
    public async Task<IReadOnlyList<ApiEntry>> RangeAsync(long from, long until, CancellationToken cancel)
    {
        var found = await db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= from && entry.Index < until)
            .Join(db.Set<Leaf>(), entry => entry.Index, leaf => leaf.Index, (entry, leaf) => new EntryProof(
                new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name, entry.Place, entry.Statement), null, leaf.Bytes))
            .ToListAsync(cancel);
        var touching = await annulments.TouchingAsync(from, until, cancel);
        var byEntry = touching.ToDictionary(each => each.Entry);
        return
        [
            .. found.Select(ApiEntry (each) => Declaration(each, byEntry.GetValueOrDefault(each.Entry.Index)))
                .Concat(touching.Where(each => each.Index.Value >= from && each.Index.Value < until)
                    .Select(each => new ApiAnnulment(each.Index.Value, each.Day, each.Entry.Value, each.Reason)))
                .OrderBy(each => each.Number),
        ];
    }

    private static ApiDeclaration Declaration(EntryProof proof, ShownAnnulment? annulled)
    {
        var entry = proof.Entry;
        return new ApiDeclaration(
            entry.Index.Value,
            entry.Day,
            [.. entry.Organisations.Named()],
            entry.Kind,
            entry.Name,
            entry.Place,
            entry.Statement,
            entry.Name is null,
            proof.Commitment,
            annulled is null ? null : new ApiAnnulled(annulled.Index.Value, annulled.Day, annulled.Reason),
            LinksOf(entry.Index));
    }

    private static ApiLinks LinksOf(EntryIndex index)
    {
        var page = $"/{Web.Languages.Default}/entry/{index}";
        return new ApiLinks(page, $"{page}/leaf", $"{page}/opening", $"{page}/proof");
    }
}
