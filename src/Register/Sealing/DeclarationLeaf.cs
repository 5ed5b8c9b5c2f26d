using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Sealing;

/// <summary>The leaf of a declaration in the log (docs/specs/leaf.md, "The leaf").</summary>
internal static class DeclarationLeaf
{
    private static readonly string[] Words =
        [.. Enumerable.Range(0, 1 << 3).Select(bits => string.Join(' ', ((Organisations)bits).Named().Select(each => each.Slug())))];

    public static byte[] Bytes(DateOnly day, Organisations organisations, ReadOnlySpan<byte> commitment) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"ledgerline/declaration/v1\nday {day:yyyy-MM-dd}\norganisations {Words[(int)organisations]}\ncommitment {Convert.ToBase64String(commitment)}\n"));
}
