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

    private static string Bodies(string before, string mine, string theirs, List<Conflict> conflicts)
    {
        var result = ThreeWayDiffer.Instance.CreateDiffs(before, mine, theirs, false, false, new ByParagraph());
        var merged = new List<string>();
        foreach (var block in result.DiffBlocks)
        {
            var (own, other) = (Range(result.PiecesOld, block.OldStart, block.OldCount), Range(result.PiecesNew, block.NewStart, block.NewCount));
            switch (block.ChangeType)
            {
                case DiffPlex.Model.ThreeWayChangeType.NewOnly:
                    merged.AddRange(other);
                    break;
                case DiffPlex.Model.ThreeWayChangeType.Conflict:
                    conflicts.Add(new Conflict(Paragraphs.Join(own), Paragraphs.Join(other)));
                    merged.AddRange(own);
                    break;
                default:
                    merged.AddRange(own);
                    break;
            }
        }

        return Paragraphs.Join(merged);
    }

    private static IEnumerable<string> Range(IReadOnlyList<string> pieces, int start, int count) => pieces.Skip(start).Take(count);

    private sealed class ByParagraph : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Paragraphs.Of(text);
    }
}
