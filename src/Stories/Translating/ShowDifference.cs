using DiffPlex;
using Microsoft.AspNetCore.Html;

namespace Ledgerline.Stories.Translating;

internal enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of two texts beside each other.</summary>
internal sealed record Difference(DifferenceKind Kind, string Words);

/// <summary>Shows what was changed in a piece: word by word, and where no spaces part words, character by character.</summary>
internal static class ShowDifference
{
    /// <summary>In words of either text: beyond that the whole is shown as written anew.</summary>
    private const int MostWords = 3_000;

    public static IReadOnlyList<Difference> Between(string old, string now)
    {
        var result = new List<Difference>();
        var (before, after) = (WordsOf(old), WordsOf(now));
        if (before.Count > MostWords || after.Count > MostWords)
        {
            Add(result, DifferenceKind.Removed, [old]);
            Add(result, DifferenceKind.Added, [now]);
            return result;
        }

        var (at, removed, added) = (0, "", "");
        foreach (var block in Differ.Instance.CreateDiffs(old, now, false, false, new ByWord()).DiffBlocks)
        {
            var same = string.Concat(before.Skip(at).Take(block.DeleteStartA - at));
            // Words that were changed one after the other are one change.
            if (string.IsNullOrWhiteSpace(same) && (removed + added).Length > 0)
            {
                (removed, added) = (removed + same, added + same);
            }
            else
            {
                Flush();
                Add(result, DifferenceKind.Same, [same]);
            }

            removed += string.Concat(before.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            added += string.Concat(after.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Flush();
        Add(result, DifferenceKind.Same, before.Skip(at));
        return result;

        void Flush()
        {
            Add(result, DifferenceKind.Removed, [removed]);
            Add(result, DifferenceKind.Added, [added]);
            (removed, added) = ("", "");
        }
    }

    /// <summary>With the elements that mean it; what stands in them is only text.</summary>
    public static IHtmlContent Html(string old, string now)
    {
        var html = new HtmlContentBuilder();
        foreach (var (kind, words) in Between(old, now))
        {
            _ = kind switch
            {
                DifferenceKind.Same => html.Append(words),
                DifferenceKind.Removed => html.AppendHtml("<del>").Append(words).AppendHtml("</del>"),
                DifferenceKind.Added => html.AppendHtml("<ins>").Append(words).AppendHtml("</ins>"),
            };
        }

        return html;
    }

    private static void Add(List<Difference> result, DifferenceKind kind, IEnumerable<string> words)
    {
        if (string.Concat(words) is { Length: > 0 } text)
            result.Add(new Difference(kind, text));
    }

    /// <summary>A run of letters that stand in words, or one character of any other kind. Together they are the text.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && (char.IsHighSurrogate(text[at]) || (IsOfAWord(text[at]) && IsOfAWord(text[at + 1]))))
                continue;
            words.Add(text[start..(at + 1)]);
            start = at + 1;
        }

        return words;
    }

    private static bool IsOfAWord(char one) => !Scripts.IsWithoutSpaces(one) && (char.IsLetterOrDigit(one) || char.GetUnicodeCategory(one) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark || one is '\'' or '’');

    private sealed class ByWord : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => WordsOf(text);
    }
}
