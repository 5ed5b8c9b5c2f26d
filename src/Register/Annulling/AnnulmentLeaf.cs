using System.Globalization;
using System.Text;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Annulling;

/// <summary>The leaf of an annulment in the log (docs/specs/leaf.md, "The leaf of an annulment").</summary>
internal static class AnnulmentLeaf
{
    public static byte[] Bytes(DateOnly day, EntryIndex entry, AnnulmentReason reason) =>
        Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"ledgerline/annulment/v1\nday {day:yyyy-MM-dd}\nentry {entry}\nreason {Word(reason)}\n"));

    private static string Word(AnnulmentReason reason) => reason switch
    {
        AnnulmentReason.Hoax => "hoax",
        AnnulmentReason.Duplicate => "duplicate",
        AnnulmentReason.Mistake => "mistake",
    };
}
