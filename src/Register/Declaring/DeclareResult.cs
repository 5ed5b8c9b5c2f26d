namespace Ledgerline.Register;

/// <summary>What became of a declaration. Where it is not <see cref="Accepted"/>, nothing was written.</summary>
public enum DeclareOutcome
{
    /// <summary>All of it is written durably, now or by an earlier attempt. There is a receipt.</summary>
    Accepted,

    /// <summary>An id was used before, for a declaration that has since been sealed or withdrawn. There is nothing left to do.</summary>
    AlreadySealed,

    /// <summary>The group would have more than <see cref="Declare.MaxGroup"/> people. Begin another group.</summary>
    GroupFull,

    /// <summary>The group takes no more people: it came another way, or from the web, whose groups are sent whole.</summary>
    GroupClosed,

    /// <summary>A declaration names no organisation, or an unknown one.</summary>
    NoOrganisation,

    /// <summary>An id belongs to a declaration of another group.</summary>
    IdTaken,
}

/// <summary>The answer of <see cref="Declare"/>.</summary>
/// <param name="Receipt">The group's code, to be read out; null unless accepted.</param>
/// <param name="Positions">Each draft's position in its group, from 1, in the order of the drafts; empty unless accepted.</param>
public sealed record DeclareResult(DeclareOutcome Outcome, ReceiptCode? Receipt, IReadOnlyList<int> Positions);
