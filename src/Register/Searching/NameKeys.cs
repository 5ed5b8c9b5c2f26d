using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>The keys under which a name is found (docs/specs/search.md, "Keys"). The same name always has the same keys.</summary>
internal static class NameKeys
{
    /// <summary>To be raised with every change of the keys or their data: then the register's names are indexed anew.</summary>
    public const int Version = 1;

    /// <summary>The most characters of a key. What is longer is cut, in the index as in what is looked for.</summary>
    public const int MaxCharacters = 64;

    /// <summary>The most readings of a name, and the most initials.</summary>
    public const int MaxReadings = 8;

    /// <summary>The most words after the first that a name is found by.</summary>
    public const int MaxLaterWords = 3;

    /// <summary>Between the letters of a reading and its tones: before every letter in the order of keys.</summary>
    public const char BeforeTones = ' ';

    /// <summary>Stands in no reading: after those with the same letters and before the longer ones.</summary>
    public const char AfterTones = '!';

    /// <summary>A name's keys, each once, in no particular order: at least one, at most 20.</summary>
    public static NameKey[] Of(string name)
    {
        var folded = FoldedText.Of(name);
        var keys = new List<NameKey> { NameKey.Of(NameKeyKind.Name, Cut(folded.Text)) };
        for (var i = 1; i < folded.Words.Count && i <= MaxLaterWords; i++)
            AddOnce(keys, NameKey.Of(NameKeyKind.LaterWord, Cut(string.Concat(folded.Words.Skip(i).Concat(folded.Words.Take(i))))));
        AddSounds(keys, folded.Han);
        return [.. keys];
    }

    /// <summary>The first <see cref="MaxCharacters"/> characters.</summary>
    public static string Cut(string text)
    {
        var (length, count) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > MaxCharacters)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static void AddSounds(List<NameKey> keys, IReadOnlyList<Rune> han)
    {
        if (han.Count == 0)
            return;
        var readings = han.Take(MaxCharacters).Select(HanCharacters.ReadingsOf).ToArray();
        foreach (var syllables in Choices(readings))
            AddOnce(keys, NameKey.Of(NameKeyKind.Pinyin, OfSyllables(syllables)));
        // One letter finds every name that begins with it as it is.
        if (han.Count == 1)
            return;
        foreach (var letters in Choices([.. readings.Select(sounds => sounds.Select(sound => sound[..1]).Distinct().ToArray())]))
            AddOnce(keys, NameKey.Of(NameKeyKind.Initials, string.Concat(letters)));
    }

    private static string OfSyllables(string[] syllables)
    {
        var letters = string.Concat(syllables.Select(syllable => syllable[..^1]));
        return letters.Length > MaxCharacters ? letters[..MaxCharacters] : letters + BeforeTones + string.Concat(syllables.Select(syllable => syllable[^1]));
    }

    /// <summary>One of each, at most <see cref="MaxReadings"/> times: first what is customary, then what differs in the first place, where surnames are, and so on.</summary>
    private static List<string[]> Choices(string[][] places)
    {
        var choices = new List<string[]> { places.Select(place => place[0]).ToArray() };
        for (var at = 0; at < places.Length; at++)
        {
            var before = choices.Count;
            foreach (var other in places[at].Skip(1))
            {
                for (var i = 0; i < before && choices.Count < MaxReadings; i++)
                {
                    var choice = (string[])choices[i].Clone();
                    choice[at] = other;
                    choices.Add(choice);
                }
            }
        }

        return choices;
    }

    private static void AddOnce(List<NameKey> keys, NameKey key)
    {
        if (!keys.Exists(had => NameKey.Compare(had, key) == 0))
            keys.Add(key);
    }
}
