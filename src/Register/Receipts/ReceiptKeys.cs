using System.Text;
using Ledgerline.Storage;

namespace Ledgerline.Register.Receipts;

/// <summary>
/// The lookup keys of a receipt: for person <c>i</c> of a group, a keyed hash of the code's 16 ASCII digits followed by one byte <c>i</c>.
/// Only these are stored, so that the database does not show who belongs together.
/// </summary>
internal static class ReceiptKeys
{
    public static byte[] Of(KeyRing keys, ReceiptCode code, int position)
    {
        Span<byte> text = stackalloc byte[ReceiptCode.Digits + 1];
        Encoding.ASCII.GetBytes(code.Text, text);
        text[^1] = checked((byte)position);
        return keys.Hash(KeyPurpose.Receipt, text);
    }

    /// <summary>The key of every position that a group can have.</summary>
    public static IReadOnlyList<byte[]> All(KeyRing keys, ReceiptCode code) =>
        [.. Enumerable.Range(1, Declare.MaxGroup).Select(position => Of(keys, code, position))];
}
