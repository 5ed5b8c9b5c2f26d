using System.Text;

namespace Ledgerline.Stories.Translating;

/// <summary>Parts a piece into sentences, in any script.</summary>
internal static class Sentences
{
    /// <summary>They end a sentence where white space follows.</summary>
    private const string Ends = ".!?…؟۔।॥";

    /// <summary>They end one whatever follows.</summary>
    private const string HardEnds = "。！？｡។៕။།༎";

    /// <summary>They belong to the sentence before them.</summary>
    private const string Closers = "\"'”’»」』）)]*_";

    /// <summary>Folded (<see cref="Fold"/>); none is empty.</summary>
    public static IReadOnlyList<string> Of(string piece)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < piece.Length; at++)
        {
            if (!IsEnd(piece[at]))
                continue;
            var (end, isHard) = EndOf(piece, at);
            at = end - 1;
            if (!isHard && end < piece.Length && !char.IsWhiteSpace(piece[end]))
                continue;
            sentences.Add(Fold(piece[start..end]));
            start = end;
        }

        sentences.Add(Fold(piece[start..]));
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    /// <summary>On one line, with one space where there was any white space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (!char.IsWhiteSpace(one))
                folded.Append(one);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static bool IsEnd(char one) => Ends.Contains(one, StringComparison.Ordinal) || HardEnds.Contains(one, StringComparison.Ordinal);

    /// <summary>Several of them together, and what closes after them, end it once.</summary>
    private static (int End, bool IsHard) EndOf(string piece, int at)
    {
        var isHard = false;
        for (; at < piece.Length && (IsEnd(piece[at]) || Closers.Contains(piece[at], StringComparison.Ordinal)); at++)
            isHard |= HardEnds.Contains(piece[at], StringComparison.Ordinal);
        return (at, isHard);
    }
}
