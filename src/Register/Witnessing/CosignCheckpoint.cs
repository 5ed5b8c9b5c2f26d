using Ledgerline.Tlog;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Register.Witnessing;

/// <summary>
/// Cosigns a checkpoint that a watched log signed and that follows from the one cosigned before (C2SP tlog-witness, "add-checkpoint"). Of a log, a
/// smaller tree or one with another past is never cosigned.
/// </summary>
internal sealed class CosignCheckpoint(SigningKey key, WatchedLogs logs, WitnessState state, TimeProvider time, ILogger<CosignCheckpoint> log)
{
    public async Task<CosignResult> RunAsync(byte[] body, CancellationToken cancel = default)
    {
        if (!AddCheckpointRequest.TryParse(body, out var request) || !Checkpoint.TryParse(request.Checkpoint.Text, out var checkpoint) || request.Old > checkpoint.Size)
            return new CosignResult(CosignOutcome.Malformed);
        if (logs.KeysOf(checkpoint.Origin) is not { } keys)
            return new CosignResult(CosignOutcome.UnknownLog);
        var signed = request.Checkpoint.Verify(keys);
        if (signed.Count == 0)
            return new CosignResult(CosignOutcome.WrongSignature);

        var latest = await state.ReadAsync(checkpoint.Origin, cancel);
        if (request.Old != latest.Size)
            return new CosignResult(CosignOutcome.OtherSize, null, latest.Size);
        // What the log signed, without the signatures of strangers.
        var note = new SignedNote(request.Checkpoint.Text, [.. signed.Select(signature => signature.Signature)]);
        if (!ConsistencyProof.Verify(latest.Size, latest.Root, checkpoint.Size, checkpoint.Root, request.Proof))
        {
            if (checkpoint.Size == latest.Size && checkpoint.Root != latest.Root)
                await KeepContradictionAsync(checkpoint, latest, note, cancel);
            return new CosignResult(CosignOutcome.NotConsistent, null, latest.Size);
        }

        return await MoveAsync(latest, checkpoint, note, cancel);
    }

    /// <summary>All this was checked against a tree that need not be the latest any more; whether it is, is asked again where it is moved.</summary>
    private async Task<CosignResult> MoveAsync(WitnessedTree from, Checkpoint to, SignedNote note, CancellationToken cancel)
    {
        NoteSignature? cosignature = null;
        var (moved, latest) = await state.MoveAsync(from, to, Cosign, cancel);
        return moved
            ? new CosignResult(CosignOutcome.Cosigned, cosignature, latest.Size)
            : new CosignResult(CosignOutcome.OtherSize, null, latest.Size);

        SignedNote Cosign()
        {
            cosignature = key.Cosign(note.Text, time.GetUtcNow());
            return note.With(cosignature);
        }
    }

    /// <summary>Only a log can sign itself into this, so nobody else can fill the disk with it; the first is enough.</summary>
    private async Task KeepContradictionAsync(Checkpoint checkpoint, WitnessedTree cosigned, SignedNote other, CancellationToken cancel)
    {
        // The empty tree has one root: another is nonsense, not a second history.
        if (checkpoint.Size != TreeSize.Zero && await state.KeepContradictionAsync(checkpoint.Origin, cosigned, other, cancel))
            log.LogCritical("The log {Origin} has signed two different trees of {Size} leaves. Both checkpoints are kept. Tell whoever relies on it.", checkpoint.Origin, checkpoint.Size);
    }
}
