using System.Text;

namespace Ledgerline.Tlog;

/// <summary>Names of keys and logs (C2SP signed-note, "Format"; tlog-checkpoint, "Note text").</summary>
public static class KeyName
{
    /// <summary>Whether this can be a key's name: not empty, no white space, no plus, no control character.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || rune.Value == '+' || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                return false;
        }

        return name.Length > 0;
    }
}
