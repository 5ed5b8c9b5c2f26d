namespace Ledgerline.Register;

/// <summary>What became of a correction or withdrawal. Where it is not <see cref="Done"/>, nothing was changed.</summary>
public enum ChangeOutcome
{
    /// <summary>Written durably.</summary>
    Done,

    /// <summary>There is no such declaration under this proof: one answer for an unknown id and for somebody else's.</summary>
    NotFound,

    /// <summary>Too late: it has been sealed or withdrawn since.</summary>
    NoLongerHeld,

    /// <summary>A correction names no organisation, or an unknown one.</summary>
    NoOrganisation,
}
