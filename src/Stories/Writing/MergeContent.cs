using DiffPlex;

namespace Ledgerline.Stories.Writing;

/// <summary>A paragraph that two have changed in different ways.</summary>
internal sealed record Conflict(string Mine, string Theirs);

/// <param name="Content">Both changes put together; where both changed the same, mine.</param>
/// <param name="Conflicts">What both have changed in different ways, to be chosen from.</param>
internal sealed record Merged(StoryContent Content, IReadOnlyList<Conflict> Conflicts);

/// <summary>Puts together what two people made of the same version, paragraph by paragraph.</summary>
internal static class MergeContent
{
    /// <param name="before">What both began from.</param>
    public static Merged Merge(StoryContent before, StoryContent mine, StoryContent theirs)
    {
        var conflicts = new List<Conflict>();
        var merged = mine with
        {
            Title = Choose(before.Title, mine.Title, theirs.Title, conflicts),
            Summary = Choose(before.Summary, mine.Summary, theirs.Summary, conflicts),
            Byline = Choose(before.Byline, mine.Byline, theirs.Byline, conflicts),
            Body = Bodies(before.Body, mine.Body, theirs.Body, conflicts),
        };
        return new Merged(merged, conflicts);
    }

    private static string Choose(string before, string mine, string theirs, List<Conflict> conflicts)
    {
        if (mine == theirs || theirs == before)
            return mine;
        if (mine == before)
            return theirs;
        conflicts.Add(new Conflict(mine, theirs));
        return mine;
    }

    /// <summary>Between any two paragraphs that both have left as they were lies a stretch that mine, theirs, both or neither has changed.</summary>
    private static string Bodies(string before, string mine, string theirs, List<Conflict> conflicts)
    {
        var (origin, own, other) = (Paragraphs.Of(before), Paragraphs.Of(mine), Paragraphs.Of(theirs));
        var (inMine, inTheirs) = (Kept(before, mine, origin.Count), Kept(before, theirs, origin.Count));
        var merged = new List<string>();
        var (from, fromMine, fromTheirs) = (0, 0, 0);
        for (var at = 0; at <= origin.Count; at++)
        {
            var isEnd = at == origin.Count;
            if (!isEnd && (inMine[at] is null || inTheirs[at] is null))
                continue;
            var (untilMine, untilTheirs) = isEnd ? (own.Count, other.Count) : (inMine[at]!.Value, inTheirs[at]!.Value);
            merged.Add(Choose(Stretch(origin, from, at), Stretch(own, fromMine, untilMine), Stretch(other, fromTheirs, untilTheirs), conflicts));
            if (!isEnd)
                merged.Add(origin[at]);
            (from, fromMine, fromTheirs) = (at + 1, untilMine + 1, untilTheirs + 1);
        }

        return Paragraphs.Join(merged.Where(stretch => stretch.Length > 0));
    }

    private static string Stretch(IReadOnlyList<string> paragraphs, int from, int until) => Paragraphs.Join(paragraphs.Skip(from).Take(until - from));

    /// <summary>Where each paragraph of the one text stands in the other; null for those that do not.</summary>
    private static int?[] Kept(string before, string after, int count)
    {
        var kept = new int?[count];
        var (at, shift) = (0, 0);
        foreach (var block in Differ.Instance.CreateDiffs(before, after, false, false, new ByParagraph()).DiffBlocks)
        {
            for (; at < block.DeleteStartA; at++)
                kept[at] = at + shift;
            at += block.DeleteCountA;
            shift += block.InsertCountB - block.DeleteCountA;
        }

        for (; at < count; at++)
            kept[at] = at + shift;
        return kept;
    }

    private sealed class ByParagraph : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Paragraphs.Of(text);
    }
}
