using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Translating;

/// <summary>A piece of the source with what there is of its translation.</summary>
/// <param name="Old">The piece as it was when it was translated, where it is another now; empty where that is not known. Null where it is the same, or nothing is translated.</param>
internal sealed record AlignedPiece(string Source, string Target, string? Old)
{
    public bool IsMissing => Target.Length == 0;

    /// <summary>Its translation is of what it was before.</summary>
    public bool IsBehind => !IsMissing && Old is not null;
}

/// <param name="Pieces">One for each of the source's, in order.</param>
/// <param name="Gone">What is translated of pieces that the source has no longer.</param>
internal sealed record Alignment(IReadOnlyList<AlignedPiece> Pieces, IReadOnlyList<TranslatedPiece> Gone)
{
    public int Done => Pieces.Count(piece => !piece.IsMissing && !piece.IsBehind);

    public int Behind => Pieces.Count(piece => piece.IsBehind);
}

/// <summary>Puts a translation beside its source as it is now: what is unchanged keeps its translation wherever it was moved, what was changed is found by its words and its place.</summary>
internal static class AlignPieces
{
    /// <summary>What shares less of its letters' pairs with a piece is not that piece changed.</summary>
    private const double Alike = 0.4;

    /// <summary>Beyond that, changed pieces are found by their place alone.</summary>
    private const int MostCompared = 100_000;

    /// <param name="source">Title, summary, paragraphs, as they are now.</param>
    /// <param name="rows">The translation, title and summary first.</param>
    public static Alignment Align(IReadOnlyList<string> source, IReadOnlyList<TranslatedPiece> rows)
    {
        var found = new int?[source.Count];
        for (var head = 0; head < TranslatedContent.Heads && head < rows.Count && head < source.Count; head++)
            found[head] = rows[head].Target.Length > 0 ? head : null;
        var free = Enumerable.Range(0, rows.Count).Skip(TranslatedContent.Heads).Where(row => rows[row].Target.Length > 0).ToHashSet();
        TakeTheSame(source, rows, found, free);
        TakeAlike(source, rows, found, free);
        TakeNeighbours(found, free);
        return new Alignment([.. source.Select((piece, place) => found[place] is { } row ? Pair(piece, rows[row]) : new AlignedPiece(piece, "", null))], [.. free.Order().Select(row => rows[row])]);
    }

    private static AlignedPiece Pair(string piece, TranslatedPiece row) => new(piece, row.Target, Paragraphs.MarkOf(piece) == Paragraphs.MarkOf(row.Source) ? null : row.Source);

    private static void TakeTheSame(IReadOnlyList<string> source, IReadOnlyList<TranslatedPiece> rows, int?[] found, HashSet<int> free)
    {
        var byMark = free.Order().GroupBy(row => rows[row].Mark).ToDictionary(same => same.Key, same => new Queue<int>(same));
        foreach (var place in Open(found))
        {
            if (byMark.TryGetValue(Paragraphs.MarkOf(source[place]), out var same) && same.TryDequeue(out var row))
                Take(found, free, place, row);
        }
    }

    /// <summary>The most alike first.</summary>
    private static void TakeAlike(IReadOnlyList<string> source, IReadOnlyList<TranslatedPiece> rows, int?[] found, HashSet<int> free)
    {
        var open = Open(found).ToList();
        if ((long)open.Count * free.Count > MostCompared)
            return;
        var pairs = free.ToDictionary(row => row, row => Likeness.PairsOf(rows[row].Source));
        var alike = from place in open
                    let own = Likeness.PairsOf(source[place])
                    from row in free.Order()
                    let likeness = Likeness.Of(own, pairs[row])
                    where likeness >= Alike
                    orderby likeness descending
                    select (place, row);
        foreach (var (place, row) in alike.ToList())
        {
            if (found[place] is null && free.Contains(row))
                Take(found, free, place, row);
        }
    }

    /// <summary>What follows the same piece as before, or goes before the same, is taken to be that piece written anew.</summary>
    private static void TakeNeighbours(int?[] found, HashSet<int> free)
    {
        foreach (var place in Open(found))
        {
            if (place > TranslatedContent.Heads && found[place - 1] + 1 is { } next && free.Contains(next))
                Take(found, free, place, next);
        }

        foreach (var place in Open(found).Reverse())
        {
            var before = place + 1 < found.Length ? found[place + 1] - 1 : null;
            if (before is { } row && free.Contains(row))
                Take(found, free, place, row);
        }
    }

    private static IEnumerable<int> Open(int?[] found) => Enumerable.Range(0, found.Length).Skip(TranslatedContent.Heads).Where(place => found[place] is null);

    private static void Take(int?[] found, HashSet<int> free, int place, int row)
    {
        found[place] = row;
        free.Remove(row);
    }
}
