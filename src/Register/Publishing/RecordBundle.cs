using System.Buffers;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>
/// The openings of 256 entries beside their leaves (docs/specs/log-folder.md, "Records"): in the form of an entry bundle, but under one path while it
/// grows, because an erased record leaves it again.
/// </summary>
internal static class RecordBundle
{
    /// <summary>Entries in a full bundle.</summary>
    public const int FullWidth = BundleAddress.FullWidth;

    private const string Root = "records/";
    private const string Entries = "tile/entries/";

    /// <summary>The path below the log's prefix: <c>records/x001/234</c>.</summary>
    public static string Path(long bundle) => Root + new BundleAddress(bundle, FullWidth).Path[Entries.Length..];

    /// <returns>False for every text that <see cref="Path"/> does not write.</returns>
    public static bool TryParsePath(ReadOnlySpan<char> path, out long bundle)
    {
        bundle = 0;
        if (!path.StartsWith(Root) || !BundleAddress.TryParse($"{Entries}{path[Root.Length..]}", out var address) || !address.IsFull)
            return false;
        bundle = address.Index;
        return true;
    }

    /// <summary>Appends what stands for one entry: <see cref="Opening.Bytes"/>, <see cref="Opening.Erased"/>, or nothing for a leaf without a record.</summary>
    public static void Write(IBufferWriter<byte> bundle, ReadOnlySpan<byte> opening) => EntryBundle.Write(bundle, opening);
}
