namespace Ledgerline.Register.Auditing;

/// <summary>A log in a folder of this machine.</summary>
internal sealed class FolderSource : ILogSource
{
    private readonly string _folder;

    /// <exception cref="LogUnreachableException">There is no such folder.</exception>
    public FolderSource(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (!Directory.Exists(_folder))
            throw new LogUnreachableException($"There is no folder {folder}.");
    }

    public string Name => _folder;

    public ValueTask<ReadOutcome> ReadAsync(string path, FileBuffer into, int most, CancellationToken cancel, DateTimeOffset? changedSince = null)
    {
        var file = Path.Combine(_folder, path);
        // Asked first: a partial file that is gone is ordinary, and an exception is dear.
        if (!File.Exists(file))
            return new(ReadOutcome.Missing);
        try
        {
            return new(Read(file, into, most));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(ReadOutcome.Missing);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LogUnreachableException($"{file} cannot be read: {failed.Message}", failed);
        }
    }

    public void Dispose()
    {
    }

    private static ReadOutcome Read(string file, FileBuffer into, int most)
    {
        using var handle = File.OpenHandle(file);
        var length = RandomAccess.GetLength(handle);
        if (length > most)
            return ReadOutcome.TooLarge;
        var room = into.Room((int)length).Span[..(int)length];
        var filled = 0;
        for (int read; filled < length && (read = RandomAccess.Read(handle, room[filled..], filled)) > 0;)
            filled += read;
        into.Fill(filled);
        into.ChangedAt = null;
        return ReadOutcome.Read;
    }
}
