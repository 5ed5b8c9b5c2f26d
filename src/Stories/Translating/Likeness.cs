namespace Ledgerline.Stories.Translating;

/// <summary>How much two texts have in common, in any script: by the pairs of letters that follow each other (Dice's coefficient).</summary>
internal static class Likeness
{
    public static IReadOnlySet<(char, char)> PairsOf(string text)
    {
        var pairs = new HashSet<(char, char)>();
        var letters = text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        for (var at = 1; at < letters.Length; at++)
            pairs.Add((letters[at - 1], letters[at]));
        return pairs;
    }

    /// <returns>From 0 to 1.</returns>
    public static double Of(IReadOnlySet<(char, char)> one, IReadOnlySet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
