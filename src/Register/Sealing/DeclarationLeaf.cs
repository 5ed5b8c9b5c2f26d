using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Sealing;

/// <summary>The leaf of a declaration in the log (docs/specs/leaf.md, "The leaf").</summary>
internal static class DeclarationLeaf
{
    public static byte[] Bytes(DateOnly day, Organisations organisations, ReadOnlySpan<byte> commitment) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            ledgerline/declaration/v1
            day {day:yyyy-MM-dd}
            organisations {string.Join(' ', organisations.Named().Select(Word))}
            commitment {Convert.ToBase64String(commitment)}

            """).ReplaceLineEndings("\n"));

    private static string Word(Organisations organisation) => organisation switch
    {
        Organisations.Party => "party",
        Organisations.YouthLeague => "youth-league",
        Organisations.YoungPioneers => "young-pioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(organisation), organisation, "Not one organisation."),
    };
}
