using System.Buffers;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>Names of keys and logs (C2SP signed-note, "Format"; tlog-checkpoint, "Note text").</summary>
public static class KeyName
{
    /// <summary>Whether this can be a key's name: not empty, valid Unicode, no white space, no plus, no ASCII control character.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        for (var rest = name; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done
                || rune.Value is '+' or < ' ' || Rune.IsWhiteSpace(rune))
                return false;
            rest = rest[length..];
        }

        return !name.IsEmpty;
    }
}
