using System.Text;

namespace Ledgerline.Stories.Reading;

/// <summary>One thing that a text must have.</summary>
/// <param name="IsBeginning">Whether a word that begins so is enough.</param>
internal sealed record SearchTerm(string Folded, bool IsBeginning)
{
    public bool Fits(StoryWord word) => IsBeginning ? word.Folded.StartsWith(Folded, StringComparison.Ordinal) : word.Folded == Folded;
}

/// <summary>What is looked for: each of these has to be in the text, in any order.</summary>
internal static class SearchTerms
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 100;

    private const int Most = 12;

    /// <summary>A word of fewer letters has to be the whole word: too many begin with it.</summary>
    private const int ShortestBeginning = 3;

    /// <returns>Nothing where there is neither a letter nor a digit in it.</returns>
    public static IReadOnlyList<SearchTerm> Of(string typed)
    {
        var words = StoryWords.Of(StoryWords.Composed(typed)).ToList();
        var terms = new List<SearchTerm>();
        foreach (var (place, word) in words.Index())
        {
            // The last of several characters is in the pair before it.
            var isInPair = word.Characters == 1 && place > 0 && words[place - 1] is { Characters: 2 } pair && pair.Start + pair.Length == word.Start + word.Length;
            if (!isInPair)
                terms.Add(new SearchTerm(word.Folded, word.Characters == 1 || (word.Characters == 0 && IsLong(word.Folded))));
        }

        return [.. terms.Distinct().Take(Most)];
    }

    /// <summary>By its letters: a syllable of Korean has two or three.</summary>
    private static bool IsLong(string folded) => folded.Normalize(NormalizationForm.FormD).EnumerateRunes().Count() >= ShortestBeginning;
}
