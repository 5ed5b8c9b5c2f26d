using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Reads a log's checkpoint and says, when it is not to be believed, why.</summary>
internal sealed class OpenCheckpoint(ILogSource source, Findings findings)
{
    private const int MostKeyBytes = 4096;

    private readonly FileBuffer _buffer = new();

    /// <summary>The verifier key that the log publishes of itself; null when there is none that can be read.</summary>
    public async Task<VerifierKey?> PublishedKeyAsync(CancellationToken cancel) =>
        await source.ReadAsync(LogPaths.VerifierKey, _buffer, MostKeyBytes, cancel) == ReadOutcome.Read
        && VerifierKey.TryParse(System.Text.Encoding.UTF8.GetString(_buffer.Span), out var key) ? key : null;

    /// <returns>Null when it is not to be believed; then it was said why.</returns>
    public async Task<TrustedCheckpoint?> OpenAsync(TrustPolicy policy, CancellationToken cancel)
    {
        var outcome = await source.ReadAsync(LogPaths.Checkpoint, _buffer, SignedNote.MaxBytes, cancel);
        if (outcome == ReadOutcome.Missing)
            throw new LogUnreachableException($"{source.Name} has no checkpoint: it is no log, or not one yet.");
        if (outcome != ReadOutcome.Read || !SignedNote.TryParse(_buffer.Span, out var note))
        {
            findings.Add(FindingKind.CheckpointMalformed, "the checkpoint is no signed note");
            return null;
        }

        if (policy.TryOpen(note, out var trusted, out var refusal))
            return trusted;
        var (kind, text) = Explain(policy, note, refusal);
        findings.Add(kind, text);
        return null;
    }

    private static (FindingKind Kind, string Text) Explain(TrustPolicy policy, SignedNote note, CheckpointRefusal refusal) => refusal switch
    {
        CheckpointRefusal.Malformed => (FindingKind.CheckpointMalformed, "the checkpoint is a signed note of something else"),
        CheckpointRefusal.WrongOrigin => (FindingKind.CheckpointMalformed, $"the checkpoint is another log's than {policy.Log.Name}"),
        CheckpointRefusal.WrongSignature => (FindingKind.WrongSignature, ExplainSignature(policy, note)),
        CheckpointRefusal.NoQuorum => (FindingKind.NoQuorum,
            $"{policy.Witnesses.Count(witness => note.Verify(witness).Count > 0)} of the known witnesses have cosigned the checkpoint; {policy.Quorum} must have"),
    };

    private static string ExplainSignature(TrustPolicy policy, SignedNote note)
    {
        foreach (var key in policy.Witnesses.Prepend(policy.Log))
        {
            if (note.Signatures.Any(key.Made) && note.Verify(key).Count == 0)
                return key.Equals(policy.Log) ? $"the signature of the log {key.Name} on its checkpoint is wrong" : $"the cosignature of the witness {key.Name} is wrong";
        }

        return $"the checkpoint is not signed by the log's key {policy.Log}";
    }
}
