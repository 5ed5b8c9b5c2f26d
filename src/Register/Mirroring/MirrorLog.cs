using Ledgerline.Register.Auditing;
using Ledgerline.Register.Mirroring;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>What to mirror.</summary>
/// <param name="Source">The log's prefix (http:// or https://) or its folder.</param>
/// <param name="Folder">The mirror's folder; made when it is not there.</param>
public sealed record MirrorRequest(string Source, string Folder)
{
    /// <summary>The log's key; null takes that of the mirror or, in a new one, the log's own word.</summary>
    public VerifierKey? Log { get; init; }

    /// <summary>The witnesses known.</summary>
    public IReadOnlyList<VerifierKey> Witnesses { get; init; } = [];

    /// <summary>How many of them must have cosigned.</summary>
    public int Quorum { get; init; }
}

/// <summary>
/// Keeps a verified copy of a log that can be served as it is. Everything is checked as an audit checks it before it is written; the checkpoint comes
/// last, so that the mirror is whole at every moment. What is wrong stops the mirror where it is.
/// </summary>
public sealed class MirrorLog(TimeProvider time)
{
    /// <summary>Brings the mirror up to the log's newest checkpoint.</summary>
    /// <exception cref="LogUnreachableException">The log could not be read, or the folder not written.</exception>
    /// <exception cref="FormatException">The mirror is another log's.</exception>
    public async Task<AuditReport> RunAsync(MirrorRequest request, IProgress<AuditProgress>? progress = null, CancellationToken cancel = default)
    {
        using var source = LogSources.Open(request.Source);
        return await RunAsync(source, request, progress, cancel);
    }

    internal async Task<AuditReport> RunAsync(ILogSource source, MirrorRequest request, IProgress<AuditProgress>? progress, CancellationToken cancel)
    {
        try
        {
            return await MirrorAsync(source, request, progress, cancel);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LogUnreachableException($"{request.Folder} cannot be written: {failed.Message}", failed);
        }
    }

    private async Task<AuditReport> MirrorAsync(ILogSource source, MirrorRequest request, IProgress<AuditProgress>? progress, CancellationToken cancel)
    {
        var mirror = new MirrorFolder(Directory.CreateDirectory(request.Folder).FullName);
        var before = await AuditState.ReadAsync(mirror.StateFile, cancel) is { } state ? new TreeSize(state.Totals.Size) : TreeSize.Zero;
        var keep = new KeepVerified(mirror.KeepAsync, mirror.KeepAsync, mirror.Settle);
        var options = new FollowOptions(request.Log, request.Witnesses, request.Quorum, mirror.StateFile, AuditRequest.DefaultBackDatedDays);
        var followed = await new FollowLog(source, options, time, keep, progress).RunAsync(cancel);
        if (followed is not { Trusted: { } trusted, Tiles: { AreProven: true } tiles })
            return followed.Report;

        // Erasures are taken over even where something else is wrong with the log.
        var records = await new RefreshRecords(source, mirror).RunAsync(before, followed.Report.IsAllRight ? trusted.Checkpoint.Size : before, cancel);
        mirror.Settle();
        var report = followed.Report with
        {
            Findings = [.. followed.Report.Findings, .. records.Kept],
            FindingCount = followed.Report.FindingCount + records.Count,
        };
        if (report.IsAllRight)
            Publish(mirror, trusted, tiles, followed);
        return report;
    }

    private static void Publish(MirrorFolder mirror, TrustedCheckpoint trusted, ProvenTiles tiles, Followed followed)
    {
        var size = trusted.Checkpoint.Size;
        foreach (var (address, bytes) in tiles.Partials())
            mirror.Write(address.Path, bytes.Span);
        if (followed.Totals.Length > 0)
            mirror.Write(LogPaths.Totals(size), followed.Totals.Span);
        mirror.Write(LogPaths.VerifierKey, System.Text.Encoding.UTF8.GetBytes($"{followed.Report.Log}\n"));
        mirror.Settle();
        var published = mirror.Read(LogPaths.Checkpoint);
        mirror.Write(LogPaths.Checkpoint, trusted.Note.ToBytes());
        mirror.Settle();
        // From here on the mirror shows the new size; what only the old one needed can go.
        if (SignedNote.TryParse(published, out var note) && Checkpoint.TryParse(note.Text, out var old))
            mirror.Tidy(old.Size, size);
    }
}
