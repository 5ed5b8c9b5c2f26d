namespace Ledgerline.Register;

/// <summary>What kind of thing is wrong with a log.</summary>
public enum FindingKind
{
    /// <summary>The checkpoint is missing, or is no checkpoint of this log.</summary>
    CheckpointMalformed,

    /// <summary>The checkpoint is not signed by the log's key, or a known key's signature on it is wrong.</summary>
    WrongSignature,

    /// <summary>Too few of the known witnesses have cosigned.</summary>
    NoQuorum,

    /// <summary>The log publishes another verifier key than the one it is known by.</summary>
    OtherVerifierKey,

    /// <summary>The log is smaller than it was.</summary>
    RolledBack,

    /// <summary>The log is not a continuation of what it was.</summary>
    Forked,

    /// <summary>The tree that is served does not give the root that was signed.</summary>
    WrongRoot,

    /// <summary>A tile does not hold what the entries give.</summary>
    WrongTile,

    /// <summary>An entry is not the one that the tree holds in its place.</summary>
    WrongEntry,

    /// <summary>A file that must be there is missing, cut short or too large.</summary>
    WrongFile,

    /// <summary>A leaf is neither a declaration nor an annulment, byte for byte.</summary>
    MalformedLeaf,

    /// <summary>An entry is dated after the day on which it was in the log.</summary>
    FutureDated,

    /// <summary>An entry is dated before anything that can be.</summary>
    TooEarly,

    /// <summary>A new entry is dated long before the log was last seen without it.</summary>
    BackDated,

    /// <summary>An annulment names no declaration before it, or one that is annulled already.</summary>
    WrongAnnulment,

    /// <summary>What is published beside an entry does not open its commitment.</summary>
    WrongRecord,

    /// <summary>The published totals are not those of the entries.</summary>
    WrongTotals,
}

/// <summary>One thing that is wrong with a log.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Entry">The index of the entry that it is about, or null where it is about none.</param>
/// <param name="Text">In words, with the index or the path.</param>
public sealed record AuditFinding(FindingKind Kind, long? Entry, string Text);
