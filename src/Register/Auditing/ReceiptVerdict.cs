using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>What a receipt says of the entry's record.</summary>
public enum ReceiptRecord
{
    /// <summary>The record opens the leaf's commitment: the entry is of this name.</summary>
    Opens,

    /// <summary>The record was erased; nothing opens the commitment any more.</summary>
    Erased,

    /// <summary>The leaf has no record.</summary>
    None,

    /// <summary>The record does not belong to the leaf.</summary>
    Wrong,
}

/// <summary>What checking a receipt came to, step by step.</summary>
public sealed record ReceiptVerdict
{
    /// <summary>Which entry it speaks of.</summary>
    public required EntryIndex Index { get; init; }

    /// <summary>Whether the leaf is one, byte for byte.</summary>
    public required bool IsWellFormed { get; init; }

    /// <summary>The day that the leaf bears.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>The organisations of a declaration.</summary>
    public required Organisations Organisations { get; init; }

    /// <summary>Which entry the leaf annuls; null for a declaration.</summary>
    public required EntryIndex? Annuls { get; init; }

    /// <summary>Whether the record belongs to the leaf.</summary>
    public required ReceiptRecord Record { get; init; }

    /// <summary>What the record says of its name. Worth nothing unless it opens the commitment.</summary>
    public required NameKind? NameKind { get; init; }

    /// <summary>The name in the record. Worth nothing unless it opens the commitment.</summary>
    public required string? Name { get; init; }

    /// <summary>The code of the place in the record, or null. Worth nothing unless it opens the commitment.</summary>
    public required string? Place { get; init; }

    /// <summary>The statement in the record, a line a paragraph, or null. Worth nothing unless it opens the commitment.</summary>
    public required string? Statement { get; init; }

    /// <summary>Whether the path leads from the leaf to the checkpoint's root.</summary>
    public required bool IsIncluded { get; init; }

    /// <summary>What the checkpoint says; null when it is none.</summary>
    public required Checkpoint? Checkpoint { get; init; }

    /// <summary>The checkpoint with its signatures; null when it is not to be believed.</summary>
    public required TrustedCheckpoint? Trusted { get; init; }

    /// <summary>Why it is not to be believed.</summary>
    public required CheckpointRefusal? Refusal { get; init; }

    /// <summary>Whether every step is right.</summary>
    public bool IsAllRight => IsWellFormed && Record != ReceiptRecord.Wrong && IsIncluded && Trusted is not null;
}
