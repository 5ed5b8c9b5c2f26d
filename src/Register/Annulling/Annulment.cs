namespace Ledgerline.Register.Annulling;

/// <summary>An entry that does not count any more: told by a leaf of its own, which has this index.</summary>
internal sealed class Annulment
{
    public required long Index { get; init; }

    /// <summary>The index of the entry that is annulled.</summary>
    public required long Entry { get; init; }

    public required AnnulmentReason Reason { get; init; }

    public required DateOnly Day { get; init; }
}

/// <summary>An annulment that a registrar has ordered. It can be taken back until it is sealed, as long as a declaration is held.</summary>
internal sealed class OrderedAnnulment
{
    /// <summary>The index of the entry to annul.</summary>
    public required long Entry { get; init; }

    public required AnnulmentReason Reason { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }
}
