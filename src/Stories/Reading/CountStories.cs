using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Reading;

/// <summary>Counts what is public, by language and occasion. Between two changes of what is public it is counted once.</summary>
internal sealed class CountStories(LedgerlineDb db, CountStories.Memory memory)
{
    public async Task<CountedStories> CountAsync(CancellationToken cancel)
    {
        // Read before they are counted: what is published in between is counted under the older number, and so once more.
        var changes = await db.Set<PublishedState>().Select(state => state.Changes).SingleAsync(cancel);
        if (memory.Newest is { } newest && newest.Changes == changes)
            return newest;
        var counts = await db.Set<PublishedText>().Where(text => !text.IsWithdrawn).GroupBy(text => new { text.Language, text.Occasion })
            .Select(group => new { group.Key.Language, group.Key.Occasion, Count = group.Count() }).ToListAsync(cancel);
        var counted = new CountedStories(changes, counts.ToDictionary(row => (row.Language, row.Occasion), row => row.Count));
        memory.Newest = counted;
        return counted;
    }

    /// <summary>The newest count, shared by all requests. Two that find it old both count anew, which does no harm.</summary>
    internal sealed class Memory
    {
        private volatile CountedStories? _newest;

        public CountedStories? Newest
        {
            get => _newest;
            set => _newest = value;
        }
    }
}

/// <param name="Changes">What <see cref="PublishedState"/> had counted.</param>
internal sealed record CountedStories(long Changes, IReadOnlyDictionary<(string Language, Occasion Occasion), int> Counts)
{
    /// <param name="occasion">Null for all.</param>
    public int Of(string language, Occasion? occasion) => Counts.Where(row => row.Key.Language == language && (occasion is null || row.Key.Occasion == occasion)).Sum(row => row.Value);

    /// <summary>The languages in which there is a story, by tag.</summary>
    /// <param name="occasion">Null for all.</param>
    public IReadOnlyList<string> Languages(Occasion? occasion) =>
        [.. Counts.Keys.Where(key => occasion is null || key.Occasion == occasion).Select(key => key.Language).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The occasions of which there is a story in this language.</summary>
    public IReadOnlyList<Occasion> Occasions(string language) => [.. Reading.Occasions.Each.Where(occasion => Counts.ContainsKey((language, occasion)))];
}
