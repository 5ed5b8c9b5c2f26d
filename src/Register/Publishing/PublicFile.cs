using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>A file that may be asked for below <c>/log/</c>, and how it is sent (C2SP tlog-tiles; docs/specs/log-folder.md).</summary>
/// <param name="Path">The path below the log's prefix, written from what was parsed and never taken from the request.</param>
/// <param name="Changes">Whether another file may stand there later: then it has a tag by which one asks whether it has.</param>
internal sealed record PublicFile(string Path, string ContentType, string CacheControl, bool Changes)
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Bytes = "application/octet-stream";
    private const string Json = "application/json";

    private const string Seconds = "public, max-age=5";
    private const string Minute = "public, max-age=60";
    private const string Hour = "public, max-age=3600";
    private const string ForEver = "public, max-age=604800, immutable";

    /// <returns>Null for every path that the log's own code does not write: there is nothing to look for on the disk.</returns>
    public static PublicFile? Find(ReadOnlySpan<char> path)
    {
        if (path is LogPaths.Checkpoint)
            return new PublicFile(LogPaths.Checkpoint, Text, Seconds, Changes: true);
        if (path is LogPaths.VerifierKey)
            return new PublicFile(LogPaths.VerifierKey, Text, Hour, Changes: false);
        if (TileAddress.TryParse(path, out var tile))
            return new PublicFile(tile.Path, Bytes, ForEver, Changes: false);
        if (BundleAddress.TryParse(path, out var bundle))
            return new PublicFile(bundle.Path, Bytes, ForEver, Changes: false);
        if (RecordBundle.TryParsePath(path, out var records))
            return new PublicFile(RecordBundle.Path(records), Bytes, Minute, Changes: true);
        return LogPaths.TryParseTotals(path, out var size) ? new PublicFile(LogPaths.Totals(size), Json, ForEver, Changes: false) : null;
    }
}
