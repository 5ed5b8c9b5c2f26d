using System.Globalization;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;

namespace Ledgerline.Register.Publishing;

/// <summary>
/// The folder of static files that is the public log (docs/specs/log-folder.md). A file appears whole or not at all: written beside, forced to the disk,
/// then renamed. Names are durable after <see cref="SyncAsync"/>.
/// </summary>
internal sealed class LogFolder(LogOptions options, WriteSteps steps)
{
    private const string LockName = ".lock";
    private const string NewName = ".new";

    private readonly SortedSet<string> _touched = new(StringComparer.Ordinal);

    /// <summary>Keeps other processes from writing here; null when one does already.</summary>
    public IDisposable? TryLock()
    {
        Directory.CreateDirectory(options.Folder);
        try
        {
            return new FileStream(Path.Combine(options.Folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (Directory.Exists(options.Folder))
        {
            return null;
        }
    }

    /// <summary>A file's bytes, or null when there is none.</summary>
    public byte[]? Read(string path)
    {
        var file = FileOf(path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>A text that is another when the file was replaced, without reading it.</summary>
    public string StampOf(string path) =>
        new FileInfo(FileOf(path)) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "";

    /// <summary>Writes a file that never changes. One that is there with the same bytes is left.</summary>
    /// <exception cref="BrokenRegisterException">It is there with other bytes.</exception>
    public async Task WriteOnceAsync(string path, ReadOnlyMemory<byte> bytes)
    {
        if (Read(path) is not { } there)
            await WriteAsync(path, bytes, overwrite: false);
        else if (!bytes.Span.SequenceEqual(there))
            throw new BrokenRegisterException($"{path} was published before with other bytes than the database now gives.");
        else
            Touch(FileOf(path));
    }

    /// <summary>Writes a file in place of the one that is there.</summary>
    public Task ReplaceAsync(string path, ReadOnlyMemory<byte> bytes) => WriteAsync(path, bytes, overwrite: true);

    /// <summary>Makes durable what was written since the last time.</summary>
    public async Task SyncAsync()
    {
        foreach (var folder in _touched)
            await steps.RunAsync("sync a folder", () => SyncOrStop(() => FolderSync.Sync(folder)));
        _touched.Clear();
    }

    /// <summary>Deletes a file, or a folder with what is in it; there may be none.</summary>
    public Task DeleteAsync(string path) => steps.RunAsync("delete what is superseded", () =>
    {
        var file = FileOf(path);
        if (Directory.Exists(file))
            Directory.Delete(file, recursive: true);
        else
            File.Delete(file);
    });

    /// <summary>The names of the files in a folder.</summary>
    public IEnumerable<string> Names(string path) =>
        Directory.Exists(FileOf(path)) ? Directory.EnumerateFiles(FileOf(path)).Select(file => Path.GetFileName(file)) : [];

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, bool overwrite)
    {
        var (file, beside) = (FileOf(path), FileOf(NewName));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await steps.RunAsync("write a file", () =>
        {
            using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            stream.Write(bytes.Span);
            SyncOrStop(() => stream.Flush(flushToDisk: true));
        });
        await steps.RunAsync("name a file", () => File.Move(beside, file, overwrite));
        Touch(file);
    }

    /// <summary>The folder of the file, and those above it: one of them may be new.</summary>
    private void Touch(string file)
    {
        for (var folder = Path.GetDirectoryName(file)!; folder.Length >= options.Folder.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (!_touched.Add(folder))
                return;
        }
    }

    /// <summary>After a failed sync nothing is known of what is on the disk, and a second one may say all is well when it is not.</summary>
    private static void SyncOrStop(Action sync)
    {
        try
        {
            sync();
        }
        catch (IOException failed)
        {
            throw new BrokenRegisterException($"The disk could not be trusted with the log: {failed.Message}");
        }
    }

    private string FileOf(string path) => Path.Combine(options.Folder, path);
}
