using System.Buffers;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Testing.Logs;

/// <summary>Writes the folder of a log entry by entry, by nothing but the formats: what the program publishes is not asked.</summary>
public sealed class LogWriter(string folder)
{
    private readonly TreeEdge _edge = new();
    private readonly ArrayBufferWriter<byte> _entries = new(), _records = new();

    public TreeSize Size => _edge.Size;

    public TreeHash Root => _edge.Root();

    public void Append(ReadOnlySpan<byte> leaf, ReadOnlySpan<byte> opening)
    {
        EntryBundle.Write(_entries, leaf);
        EntryBundle.Write(_records, opening);
        _edge.Append(TreeHash.OfLeaf(leaf), (address, hashes) => Write(address.Path, hashes));
        if (Size.Value % BundleAddress.FullWidth == 0)
            EndBundle();
    }

    /// <summary>Writes what stands at the end. More can be appended after it.</summary>
    public void WriteEdge()
    {
        _edge.WritePartials((address, hashes) => Write(address.Path, hashes));
        if (Size.Value % BundleAddress.FullWidth == 0)
            return;
        Write(BundleAddress.Holding(new EntryIndex(Size.Value - 1), Size).Path, _entries.WrittenSpan);
        Write(RecordBundle.Path(Size.Value / BundleAddress.FullWidth), _records.WrittenSpan);
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private void EndBundle()
    {
        var index = (Size.Value / BundleAddress.FullWidth) - 1;
        Write(new BundleAddress(index, BundleAddress.FullWidth).Path, _entries.WrittenSpan);
        Write(RecordBundle.Path(index), _records.WrittenSpan);
        _entries.ResetWrittenCount();
        _records.ResetWrittenCount();
    }
}
