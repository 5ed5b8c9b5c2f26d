using Ledgerline.Register.Reading;
using Ledgerline.Storage;

namespace Ledgerline.Register.Searching;

/// <summary>A page of what was found.</summary>
/// <param name="Next">Where the next page begins, or null where there is none.</param>
internal sealed record FoundNames(IReadOnlyList<RegisterRow.OfEntry> Rows, SearchPlace? Next);

/// <summary>
/// Finds entries by their names. Each is found once, at the first of its keys that fits; what one page costs is bounded, whatever is looked for and from wherever it
/// goes on.
/// </summary>
internal sealed class SearchNames(LedgerlineDb db, ReadEntries entries)
{
    public const int PageSize = 50;

    private const int MaxReads = 8;

    /// <param name="after">Where the page before ended, or null for the first.</param>
    public async Task<FoundNames> FindAsync(NameQuery query, SearchPlace? after, CancellationToken cancel)
    {
        await using var index = await ReadNameIndex.OpenAsync(db.Source, cancel);
        var (found, place) = (new List<RegisterRow.OfEntry>(), after is not null && after.IsIn(query) ? after : SearchPlace.Start(query));
        for (var reads = 0; reads < MaxReads; reads++)
        {
            var keys = await index.NextAsync(query, place, cancel);
            var rows = await EntriesAsync(keys, cancel);
            foreach (var at in keys)
            {
                if (rows.TryGetValue(at.Entry, out var row) && at.IsFirstOf(query, row.Entry.Name!))
                {
                    if (found.Count == PageSize)
                        return new FoundNames(found, place);
                    found.Add(row);
                }

                place = at;
            }

            if (keys.Count < ReadNameIndex.Most)
                return new FoundNames(found, null);
        }

        return new FoundNames(found, place);
    }

    private async Task<Dictionary<long, RegisterRow.OfEntry>> EntriesAsync(IReadOnlyList<SearchPlace> keys, CancellationToken cancel)
    {
        var indices = keys.Select(key => key.Entry).Distinct().ToArray();
        if (indices.Length == 0)
            return [];
        // A name that was erased since its key was read is not shown.
        return (await entries.TheseAsync(indices, cancel)).Where(row => row.Entry.Name is not null).ToDictionary(row => row.Entry.Index.Value);
    }
}
