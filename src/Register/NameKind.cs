namespace Ledgerline.Register;

/// <summary>What the declarant says of the name she gives.</summary>
public enum NameKind
{
    /// <summary>Her own name.</summary>
    RealName,

    /// <summary>A name under which nobody finds her.</summary>
    Pseudonym,
}
