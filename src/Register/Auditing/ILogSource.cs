namespace Ledgerline.Register.Auditing;

/// <summary>What became of reading a file of a log.</summary>
internal enum ReadOutcome
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is larger than such a file can be; nothing was kept of it.</summary>
    TooLarge,

    /// <summary>It has not changed since the time that was asked about.</summary>
    Unchanged,
}

/// <summary>Where a log's files are read: a folder, or a web server (docs/specs/log-folder.md). Safe for use by several threads.</summary>
internal interface ILogSource : IDisposable
{
    /// <summary>How it is named to people.</summary>
    string Name { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Below the log's prefix.</param>
    /// <param name="into">Takes its bytes; meaningless unless the answer is <see cref="ReadOutcome.Read"/>.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="changedSince">Read it only when it has changed since then. A source may read it all the same.</param>
    /// <exception cref="LogUnreachableException">It could not be asked.</exception>
    ValueTask<ReadOutcome> ReadAsync(string path, FileBuffer into, int most, CancellationToken cancel, DateTimeOffset? changedSince = null);
}

/// <summary>What several readers do with a source.</summary>
internal static class LogSources
{
    /// <summary>An address that begins with http:// or https://, or a folder.</summary>
    public static ILogSource Open(string urlOrFolder) =>
        urlOrFolder.StartsWith("http://", StringComparison.Ordinal) || urlOrFolder.StartsWith("https://", StringComparison.Ordinal)
            ? new HttpSource(new Uri(urlOrFolder.TrimEnd('/') + "/"))
            : new FolderSource(urlOrFolder);

    /// <summary>Reads a partial file or, where it is gone, the full one that has replaced it (C2SP tlog-tiles, "Partial Tiles").</summary>
    /// <returns>Also whether it was the full one.</returns>
    public static async ValueTask<(ReadOutcome Outcome, bool IsFull)> ReadEitherAsync(
        this ILogSource source, string path, string full, FileBuffer into, int most, CancellationToken cancel)
    {
        into.Clear();
        var outcome = await source.ReadAsync(path, into, most, cancel);
        return outcome == ReadOutcome.Missing && path != full
            ? (await source.ReadAsync(full, into, most, cancel), true)
            : (outcome, path == full);
    }
}
