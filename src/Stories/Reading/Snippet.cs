namespace Ledgerline.Stories.Reading;

/// <summary>A few words of a text around what was found.</summary>
/// <param name="Found">What was found, as it stands there.</param>
internal sealed record Snippet(string Before, string Found, string After)
{
    private const int MaxBefore = 60;
    private const int MaxAfter = 120;

    /// <param name="text">Without marks.</param>
    /// <returns>Null where none of the terms is in the text.</returns>
    public static Snippet? Of(string text, IReadOnlyList<SearchTerm> terms)
    {
        foreach (var word in StoryWords.Of(text))
        {
            if (terms.Any(term => term.Fits(word)))
                return Around(text, word.Start, word.Start + word.Length);
        }

        return null;
    }

    private static Snippet Around(string text, int start, int end)
    {
        var (first, last) = (Math.Max(0, start - MaxBefore), Math.Min(text.Length, end + MaxAfter));
        // From the beginning of a word to the end of one, where spaces part them near by.
        if (first > 0 && text.IndexOf(' ', first, start - first) is var space and >= 0)
            first = space + 1;
        if (last < text.Length && text.LastIndexOf(' ', last - 1, last - end) is var gap and >= 0)
            last = gap;
        if (first > 0 && char.IsLowSurrogate(text[first]))
            first--;
        if (last < text.Length && char.IsLowSurrogate(text[last]))
            last++;
        return new Snippet((first > 0 ? "…" : "") + text[first..start], text[start..end], text[end..last] + (last < text.Length ? "…" : ""));
    }
}
