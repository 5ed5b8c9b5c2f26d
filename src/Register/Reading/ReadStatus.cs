using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>How the log does, as far as the public may know: nothing of what is held, and of time only what witnesses say in public.</summary>
/// <param name="Key">The log's key; null where there is no log.</param>
/// <param name="Count">Declarations less annulments.</param>
/// <param name="Published">The published checkpoint; null where there is none.</param>
/// <param name="IsBehind">Whether entries are sealed that the published checkpoint does not have yet.</param>
internal sealed record LogStatus(
    VerifierKey? Key, long Count, TrustedCheckpoint? Published, bool IsBehind, int Quorum, IReadOnlyList<WitnessStatus> Witnesses)
{
    /// <summary>How many witnesses have cosigned the published checkpoint.</summary>
    public int Cosigned => Published?.Cosignatures.Count ?? 0;
}

/// <summary>How one witness does.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">The size it cosigned last; null when it never has.</param>
/// <param name="CosignedAt">When, by its own clock.</param>
/// <param name="DownSince">Since when it has not answered; null while it does.</param>
internal sealed record WitnessStatus(VerifierKey Key, TreeSize? Size, DateTimeOffset? CosignedAt, DateTimeOffset? DownSince);

/// <summary>Reads how the log does.</summary>
internal sealed class ReadStatus(LedgerlineDb db, PublishedLog published)
{
    public async Task<LogStatus> ReadAsync(CancellationToken cancel)
    {
        // The folder first: a seal in between makes it look behind for a moment, and never ahead.
        var newest = await published.NewestAsync(cancel);
        var state = await db.Set<LogState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var known = await db.Set<WitnessState>().AsNoTracking().ToDictionaryAsync(witness => witness.Name, cancel);
        return new LogStatus(
            await published.KeyAsync(cancel),
            state is null ? 0 : state.Declarations - state.Annulments,
            newest,
            state is not null && state.Size > (newest?.Checkpoint.Size.Value ?? 0),
            published.Quorum,
            [.. published.Witnesses.Select(witness => StatusOf(witness.Key, known.GetValueOrDefault(witness.Key.Name)))]);
    }

    private static WitnessStatus StatusOf(VerifierKey key, WitnessState? known) =>
        new(key, known?.CosignedAt is null ? null : new TreeSize(known.Size), known?.CosignedAt, known?.DownSince);
}
