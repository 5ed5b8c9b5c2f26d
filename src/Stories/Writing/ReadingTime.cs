using System.Text;

namespace Ledgerline.Stories.Writing;

/// <summary>How long a body takes to read: by words where spaces part them, by characters where none do.</summary>
internal static class ReadingTime
{
    private const double WordsAMinute = 220;
    private const double CharactersAMinute = 400;

    /// <summary>At least one.</summary>
    public static int MinutesOf(string body)
    {
        int words = 0, characters = 0;
        var inWord = false;
        foreach (var rune in body.EnumerateRunes())
        {
            var isLetter = Rune.IsLetterOrDigit(rune);
            if (isLetter && StandsAlone(rune.Value))
                characters++;
            else if (isLetter && !inWord)
                words++;
            inWord = isLetter && !StandsAlone(rune.Value);
        }

        return Math.Max(1, (int)Math.Round((words / WordsAMinute) + (characters / CharactersAMinute), MidpointRounding.AwayFromZero));
    }

    /// <summary>Han, kana, and the scripts of Thailand, Laos, Burma and Cambodia are written without spaces.</summary>
    public static bool StandsAlone(int character) => character
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
