using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Tlog;

/// <summary>Why a checkpoint is not believed.</summary>
public enum CheckpointRefusal
{
    /// <summary>Not a signed note with a checkpoint in it.</summary>
    Malformed,

    /// <summary>Another log's.</summary>
    WrongOrigin,

    /// <summary>Not signed by the log, or a signature of a known key is wrong.</summary>
    WrongSignature,

    /// <summary>Fewer witnesses have cosigned it than the policy asks for.</summary>
    NoQuorum,
}

/// <summary>A checkpoint that a policy believes.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The note with all its signatures.</param>
/// <param name="Cosignatures">Those of the policy's witnesses.</param>
public sealed record TrustedCheckpoint(Checkpoint Checkpoint, SignedNote Note, IReadOnlyList<VerifiedSignature> Cosignatures)
{
    /// <summary>The latest time at which a witness saw it, or null where none did.</summary>
    public DateTimeOffset? CosignedAt => Cosignatures.Max(cosignature => cosignature.CosignedAt);
}

/// <summary>Whose word is taken for a checkpoint: the log's key, and how many of which witnesses (k of n).</summary>
/// <param name="Log">The log's key; its name is the origin.</param>
/// <param name="Witnesses">The witnesses known: keys that cosign, each public key once, whatever its names (C2SP tlog-policy, "Defining a witness").</param>
/// <param name="Quorum">How many of them must have cosigned, at most all; 0 asks for none.</param>
/// <exception cref="ArgumentException">A witness's key does not cosign or is there twice, or so many witnesses there are not.</exception>
public sealed record TrustPolicy(VerifierKey Log, IReadOnlyList<VerifierKey> Witnesses, int Quorum)
{
    /// <summary>The witnesses known.</summary>
    public IReadOnlyList<VerifierKey> Witnesses { get; init => field = Distinct(value); } = Distinct(Witnesses);

    /// <summary>How many of the witnesses must have cosigned.</summary>
    public int Quorum { get; init => field = Among(int.MaxValue, value); } = Among(Witnesses.Count, Quorum);

    /// <summary>Takes the log's own word.</summary>
    public TrustPolicy(VerifierKey log)
        : this(log, [], 0)
    {
    }

    /// <summary>Opens a checkpoint as it was received.</summary>
    /// <param name="utf8">The note's bytes.</param>
    /// <param name="trusted">The checkpoint, when the answer is true.</param>
    /// <param name="refusal">Why not; meaningless when the answer is true.</param>
    public bool TryOpen(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out TrustedCheckpoint? trusted, out CheckpointRefusal refusal)
    {
        (trusted, refusal) = (null, CheckpointRefusal.Malformed);
        return SignedNote.TryParse(utf8, out var note) && TryOpen(note, out trusted, out refusal);
    }

    /// <summary>Opens a checkpoint (C2SP tlog-proof, "Verifying a tlog proof", steps 2 and 3).</summary>
    /// <param name="note">The note.</param>
    /// <param name="trusted">The checkpoint, when the answer is true.</param>
    /// <param name="refusal">Why not; meaningless when the answer is true.</param>
    public bool TryOpen(SignedNote note, [NotNullWhen(true)] out TrustedCheckpoint? trusted, out CheckpointRefusal refusal)
    {
        (trusted, refusal) = (null, CheckpointRefusal.Malformed);
        if (!Checkpoint.TryParse(note.Text, out var checkpoint))
            return false;
        refusal = CheckpointRefusal.WrongOrigin;
        if (checkpoint.Origin != Log.Name)
            return false;
        refusal = CheckpointRefusal.WrongSignature;
        var verified = note.Verify([Log, .. Witnesses]);
        if (verified.All(signature => !signature.Key.Equals(Log)))
            return false;
        refusal = CheckpointRefusal.NoQuorum;
        var cosignatures = verified.Where(signature => Witnesses.Contains(signature.Key)).ToList();
        if (cosignatures.Count < Quorum)
            return false;
        trusted = new TrustedCheckpoint(checkpoint, note, cosignatures);
        return true;
    }

    // A cosignature does not say its witness's name: under two names one key would count for two.
    private static IReadOnlyList<VerifierKey> Distinct(IReadOnlyList<VerifierKey> witnesses)
    {
        if (witnesses.FirstOrDefault(key => key.Type != SignatureType.Ed25519Cosignature) is { } other)
            throw new ArgumentException($"The key {other.Name} does not cosign checkpoints.", nameof(witnesses));
        if (witnesses.DistinctBy(key => Convert.ToHexString(key.PublicKey)).Count() != witnesses.Count)
            throw new ArgumentException("A witness's public key is there twice.", nameof(witnesses));
        return [.. witnesses];
    }

    private static int Among(int witnesses, int quorum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quorum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quorum, witnesses);
        return quorum;
    }
}
