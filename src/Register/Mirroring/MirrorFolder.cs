using Ledgerline.Register.Auditing;
using Ledgerline.Register.Publishing;
using Ledgerline.Storage;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Mirroring;

/// <summary>
/// The folder of a mirror: a log's folder as it is (docs/specs/log-folder.md), with the mirror's own memory beside it. A file appears whole or not at
/// all; names are durable after <see cref="Settle"/>.
/// </summary>
internal sealed class MirrorFolder(string folder)
{
    private const string StateName = "mirror-state.json";
    private const string NewName = ".new";

    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    /// <summary>What the mirror remembers of the log. It holds nothing that is not public.</summary>
    public string StateFile => Path.Combine(folder, StateName);

    public string Folder => folder;

    /// <summary>What was verified of a bundle: its entries, its tile, its records.</summary>
    public Task KeepAsync(BundleSlot slot)
    {
        var address = slot.Address;
        Write(address.Path, slot.EntriesBytes.Span);
        Write(new TileAddress(0, address.Index, address.Width).Path, slot.Tile.Span);
        var records = RecordBundle.Path(address.Index);
        Write(records, WithoutReturned(records, slot.RecordsBytes), slot.RecordsChangedAt);
        return Task.CompletedTask;
    }

    public Task KeepAsync(TileAddress address, ReadOnlyMemory<byte> tile)
    {
        if (!File.Exists(FileOf(address.Path)))
            Write(address.Path, tile.Span);
        return Task.CompletedTask;
    }

    /// <summary>
    /// An erased record stays erased: where it has been erased here, its place keeps saying so, even if the log, perhaps from an old backup, gives
    /// the name again.
    /// </summary>
    public ReadOnlySpan<byte> WithoutReturned(string path, ReadOnlyMemory<byte> records)
    {
        if (Read(path) is not { } mine || mine.AsSpan().IndexOf(Opening.Erased) < 0)
            return records.Span;
        var merged = new System.Buffers.ArrayBufferWriter<byte>(records.Length);
        ReadOnlySpan<byte> here = mine;
        var there = records.Span;
        while (EntryBundle.TryRead(ref there, out var opening))
            EntryBundle.Write(merged, EntryBundle.TryRead(ref here, out var kept) && kept.SequenceEqual(Opening.Erased) ? kept : opening);
        return merged.WrittenSpan;
    }

    /// <summary>Writes a file, unless it is there with the same bytes.</summary>
    /// <param name="changedAt">When the log's server changed it, so that it can be asked for what is newer.</param>
    public void Write(string path, ReadOnlySpan<byte> bytes, DateTimeOffset? changedAt = null)
    {
        var (file, beside) = (FileOf(path), FileOf(NewName));
        if (Read(path) is { } there && bytes.SequenceEqual(there))
        {
            File.SetLastWriteTimeUtc(file, (changedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        if (changedAt is { } at)
            File.SetLastWriteTimeUtc(beside, at.UtcDateTime);
        File.Move(beside, file, overwrite: true);
        Touch(file);
    }

    /// <summary>A file's bytes, or null when there is none.</summary>
    public byte[]? Read(string path) => File.Exists(FileOf(path)) ? File.ReadAllBytes(FileOf(path)) : null;

    /// <summary>When a file was changed at the log's server, as far as that is known.</summary>
    public DateTimeOffset? ChangedAt(string path) => File.Exists(FileOf(path)) ? File.GetLastWriteTimeUtc(FileOf(path)) : null;

    /// <summary>Makes durable what was written since the last time.</summary>
    public void Settle()
    {
        foreach (var touched in _touched)
            FolderSync.Sync(touched);
        _touched.Clear();
    }

    /// <summary>Takes away what the newest checkpoint no longer needs: totals of other sizes, and partial files whose full ones are there.</summary>
    /// <param name="before">The size of which there may be partial files.</param>
    public void Tidy(TreeSize before, TreeSize size)
    {
        var totals = FileOf(LogPaths.Totals(size));
        foreach (var file in Directory.Exists(Path.GetDirectoryName(totals)) ? Directory.GetFiles(Path.GetDirectoryName(totals)!) : [])
        {
            if (file != totals)
                File.Delete(file);
        }

        foreach (var tile in TileAddress.Partials(before))
            TidyPartial(tile.Path, tile.Full.Path);
        if (before.Value % BundleAddress.FullWidth is var width and > 0)
        {
            var bundle = new BundleAddress(before.Value / BundleAddress.FullWidth, (int)width);
            TidyPartial(bundle.Path, bundle.Full.Path);
        }
    }

    private void TidyPartial(string partial, string full)
    {
        var partials = Path.GetDirectoryName(FileOf(partial))!;
        if (File.Exists(FileOf(full)) && Directory.Exists(partials))
            Directory.Delete(partials, recursive: true);
    }

    private void Touch(string file)
    {
        for (var parent = Path.GetDirectoryName(file)!; parent.Length >= folder.Length && _touched.Add(parent);)
            parent = Path.GetDirectoryName(parent)!;
    }

    private string FileOf(string path) => Path.Combine(folder, path);
}
