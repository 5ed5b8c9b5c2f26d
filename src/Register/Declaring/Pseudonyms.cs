using System.Reflection;

namespace Ledgerline.Register.Declaring;

/// <summary>The word lists of pseudonyms.txt, and every pseudonym that they make.</summary>
internal static class Pseudonyms
{
    private const string File = "pseudonyms.txt";

    private static readonly (Character First, Character Second)[] Pairs = Read();

    /// <summary>How many there are.</summary>
    public static int Count => Pairs.Length;

    /// <param name="number">From 0 to <see cref="Count"/>−1.</param>
    /// <param name="language">A language tag of the interface.</param>
    public static string At(int number, string language)
    {
        var (first, second) = Pairs[number];
        var simplified = first.Simplified + second.Simplified;
        if (!language.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            return $"{Sound(first, second)} {simplified}";
        return language.Contains("Hant", StringComparison.OrdinalIgnoreCase) ? first.Traditional + second.Traditional : simplified;
    }

    /// <summary>Pinyin's rule: an apostrophe before a syllable that begins with a vowel.</summary>
    private static string Sound(Character first, Character second) =>
        char.ToUpperInvariant(first.Sound[0]) + first.Sound[1..] + (second.Sound[0] is 'a' or 'e' or 'o' ? "'" : "") + second.Sound;

    private static (Character First, Character Second)[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(File)
            ?? throw new FileNotFoundException("The list of pseudonyms is not in the program.", File);
        using var reader = new StreamReader(stream);
        var sections = reader.ReadToEnd().Split('[').Skip(1).ToDictionary(
            section => section[..section.IndexOf(']', StringComparison.Ordinal)],
            section => section.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..]);
        var never = sections["never"].ToHashSet();
        return [..
            from first in sections["first"].Select(Parse)
            from second in sections["second"].Select(Parse)
            where first.Simplified != second.Simplified && !never.Contains(first.Simplified + second.Simplified)
            select (first, second)];
    }

    private static Character Parse(string line) => line.Split(' ') is [var simplified, var traditional, var sound]
        ? new Character(simplified, traditional, sound)
        : throw new FormatException($"{File} has a line that is not three words: {line}");

    private readonly record struct Character(string Simplified, string Traditional, string Sound);
}
