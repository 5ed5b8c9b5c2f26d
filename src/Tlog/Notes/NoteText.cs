using System.Buffers;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>What may stand in a note (C2SP signed-note, "Format").</summary>
internal static class NoteText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(code => code != '\n')]);

    /// <summary>Whether it can be written in UTF-8, which a lone surrogate cannot, and has no ASCII control character but the line feed.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Controls))
            return false;
        for (var rest = text; rest.IndexOfAnyInRange('\ud800', '\udfff') is var surrogate and >= 0;)
        {
            if (Rune.DecodeFromUtf16(rest[surrogate..], out _, out var length) != OperationStatus.Done)
                return false;
            rest = rest[(surrogate + length)..];
        }

        return true;
    }

    /// <exception cref="ArgumentException">It is not the text of a note: no line feed at its end, or characters that may not stand there.</exception>
    public static void Require(string text, string parameter)
    {
        if (!text.EndsWith('\n') || !IsAllowed(text))
            throw new ArgumentException("A note's text is valid UTF-8 that ends in a line feed and has no other control character.", parameter);
    }
}
