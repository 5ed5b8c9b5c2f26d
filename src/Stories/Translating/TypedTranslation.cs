using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Translating;

/// <summary>What a translator typed into a piece, as it is shown to her again.</summary>
/// <param name="Old">What the piece was when it was translated, where that is another than today (<see cref="AlignedPiece.Old"/>).</param>
/// <param name="IsRight">She has said that the translation is still right, and not saved it yet.</param>
/// <param name="Theirs">What somebody else saved meanwhile, where both changed the piece.</param>
internal sealed record TypedPiece(string Source, string Target, string? Old, bool IsRight = false, string? Theirs = null)
{
    public bool IsMissing => Target.Length == 0;

    public bool IsBehind => !IsMissing && Old is not null;
}

/// <summary>Puts what was typed beside what it was typed against.</summary>
internal static class TypedTranslation
{
    /// <summary>A piece whose translation is behind and was neither changed nor said to be right stays so.</summary>
    /// <param name="basis">What was shown.</param>
    /// <param name="typed">A translation for each piece.</param>
    /// <param name="right">The places of those that need no change.</param>
    public static IReadOnlyList<TranslatedPiece> Rows(Alignment basis, IReadOnlyList<string> typed, IReadOnlyCollection<int> right) =>
        [.. basis.Pieces.Select((piece, place) => new TranslatedPiece(
            piece.IsBehind && typed[place] == piece.Target && !right.Contains(place) ? piece.Old! : piece.Source,
            typed[place]))];

    /// <summary>As it is saved.</summary>
    public static IReadOnlyList<TypedPiece> Show(Alignment saved) => [.. saved.Pieces.Select(piece => new TypedPiece(piece.Source, piece.Target, piece.Old))];

    /// <summary>As it was typed.</summary>
    /// <param name="basis">What is saved.</param>
    public static IReadOnlyList<TypedPiece> Show(Alignment basis, Alignment mine) => [.. basis.Pieces.Zip(mine.Pieces, Show)];

    /// <summary>What two made of the same version: each one's changes, and where both changed a piece in different ways, mine with theirs beside it.</summary>
    public static IReadOnlyList<TypedPiece> Merge(Alignment before, Alignment mine, Alignment theirs) =>
        [.. theirs.Pieces.Select((other, place) => Merge(before.Pieces[place], mine.Pieces[place], other))];

    private static TypedPiece Merge(AlignedPiece before, AlignedPiece mine, AlignedPiece theirs)
    {
        if (mine == before)
            return Show(theirs, theirs);
        var shown = Show(theirs, mine);
        return theirs == before || theirs.Target == mine.Target ? shown : shown with { Theirs = theirs.Target };
    }

    private static TypedPiece Show(AlignedPiece saved, AlignedPiece typed) =>
        new(typed.Source, typed.Target, typed.Old ?? (typed.Target == saved.Target ? saved.Old : null), saved.IsBehind && typed.Target == saved.Target && typed.Old is null);
}
