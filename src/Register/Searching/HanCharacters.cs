using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>What Unihan knows of Han characters: how they are read, and which are written for each other. From the files of Data/, which say what they are.</summary>
internal static class HanCharacters
{
    private static readonly Lazy<Dictionary<int, string[]>> Sounds = new(ReadSounds);
    private static readonly Lazy<Dictionary<int, Rune>> Classes = new(ReadClasses);
    private static readonly Lazy<HashSet<string>> AllSyllables =
        new(() => [.. Sounds.Value.Values.SelectMany(sounds => sounds).Select(sound => sound[..^1])]);

    /// <summary>
    /// The syllables that a character is read as, the customary one first, each once whatever its tone: ASCII letters, <c>v</c> for ü, and the tone as a digit from 1 to
    /// 5. Where there is a ü, the spellings with <c>u</c> and <c>yu</c> follow. Empty for what is no Han character, or one that nobody can read.
    /// </summary>
    public static string[] ReadingsOf(Rune character) => Sounds.Value.GetValueOrDefault(character.Value) ?? [];

    /// <summary>The one character that stands for all that are written for this one; itself where there are no others.</summary>
    public static Rune ClassOf(Rune character) => Classes.Value.GetValueOrDefault(character.Value, character);

    /// <summary>Whether the letters are a syllable of Mandarin.</summary>
    public static bool IsSyllable(string letters) => AllSyllables.Value.Contains(letters);

    private static Dictionary<int, string[]> ReadSounds()
    {
        var lines = Lines("readings.txt").Select(line => line.Split('\t')).ToList();
        var readings = new Dictionary<int, string[]>(50_000);
        foreach (var (characters, sound) in lines.Select(line => (line[1], line[0])).Concat(lines.Select(line => (line[2], line[0]))))
        {
            var spellings = Spellings(sound);
            foreach (var character in characters.EnumerateRunes().Where(rune => rune.Value != '-'))
                readings[character.Value] = [.. readings.GetValueOrDefault(character.Value) ?? [], .. spellings];
        }

        return readings;
    }

    private static string[] Spellings(string sound) => sound.Contains('v', StringComparison.Ordinal)
        ? [sound, sound.Replace('v', 'u'), sound.Replace("v", "yu", StringComparison.Ordinal)]
        : [sound];

    private static Dictionary<int, Rune> ReadClasses()
    {
        var classes = new Dictionary<int, Rune>(20_000);
        foreach (var line in Lines("variants.txt"))
        {
            var first = Rune.GetRuneAt(line, 0);
            foreach (var character in line.EnumerateRunes())
                classes.Add(character.Value, first);
        }

        return classes;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(HanCharacters).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The data file {file} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line;
        }
    }
}
