using System.Text;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Reading;

/// <summary>What a text is found by.</summary>
/// <param name="Folded">Without case and accents.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Characters">0 for a word that spaces part; where none do, how many characters it is: two, or one at the end.</param>
internal readonly record struct StoryWord(string Folded, int Start, int Length, int Characters);

/// <summary>
/// Takes a text apart, whatever script it is in: into words where spaces part them, and where none do (Chinese, Japanese, Thai …) into each two characters that stand together, and the last one. The index and what is looked
/// for are taken apart alike, and by us, so that both engines find the same.
/// </summary>
internal static class StoryWords
{
    /// <summary>What is longer is found by its beginning.</summary>
    private const int LongestWord = 40;

    /// <summary>The text with its characters put together and at their full width, as they may have come apart or narrow.</summary>
    public static string Composed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Of what is no character there is no normal form.
            if (rune.Value is not (0xFFFE or 0xFFFF))
                whole.Append(rune);
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    public static IEnumerable<StoryWord> Of(string text)
    {
        var (word, start, end) = (new StringBuilder(), 0, 0);
        (string Folded, int Start, int End)? before = null;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var (from, folded) = (at, FoldedLetter.IsInWord(rune) ? FoldedLetter.Fold(rune) : null);
            at += length;
            // What is folded away, as an accent, belongs to what it stands on.
            if (folded is "")
                continue;
            var isAlone = folded is not null && ReadingTime.StandsAlone(rune.Value);
            if (word.Length > 0 && (folded is null || isAlone))
            {
                yield return Word();
                word.Clear();
            }

            if (before is { } one && (folded is null || isAlone))
            {
                if (!isAlone)
                    yield return new StoryWord(one.Folded, one.Start, one.End - one.Start, 1);
                else
                    yield return new StoryWord(one.Folded + folded, one.Start, at - one.Start, 2);
            }

            if (folded is null || isAlone)
            {
                before = isAlone ? (folded!, from, at) : null;
                continue;
            }

            if (before is { } last)
            {
                yield return new StoryWord(last.Folded, last.Start, last.End - last.Start, 1);
                before = null;
            }

            start = word.Length == 0 ? from : start;
            word.Append(word.Length < LongestWord ? folded : "");
            end = at;
        }

        if (word.Length > 0)
            yield return Word();
        if (before is { } final)
            yield return new StoryWord(final.Folded, final.Start, final.End - final.Start, 1);

        StoryWord Word() => new(word.ToString(), start, end - start, 0);
    }
}
