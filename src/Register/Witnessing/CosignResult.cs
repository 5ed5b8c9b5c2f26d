using Ledgerline.Tlog;

namespace Ledgerline.Register.Witnessing;

/// <summary>What a witness makes of a checkpoint (C2SP tlog-witness, "add-checkpoint"). Where it is not <see cref="Cosigned"/>, its record did not move.</summary>
internal enum CosignOutcome
{
    /// <summary>Recorded durably, and cosigned.</summary>
    Cosigned,

    /// <summary>Not a request, or the old size is over the checkpoint's.</summary>
    Malformed,

    /// <summary>No log with that origin is watched.</summary>
    UnknownLog,

    /// <summary>The log did not sign it, or a signature under its name is wrong.</summary>
    WrongSignature,

    /// <summary>The old size is not that of the latest tree.</summary>
    OtherSize,

    /// <summary>It does not follow from the latest tree, or nothing proves that it does.</summary>
    NotConsistent,
}

/// <summary>The answer of <see cref="CosignCheckpoint"/>.</summary>
/// <param name="Cosignature">The witness's; null unless cosigned.</param>
/// <param name="Latest">The size of the latest tree, where the log is known and signed.</param>
internal sealed record CosignResult(CosignOutcome Outcome, NoteSignature? Cosignature, TreeSize Latest)
{
    public CosignResult(CosignOutcome outcome)
        : this(outcome, null, TreeSize.Zero)
    {
    }
}
