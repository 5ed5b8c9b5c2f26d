namespace Ledgerline.Register;

/// <summary>The organisations from which a declarant withdraws. A declaration names at least one.</summary>
[Flags]
public enum Organisations
{
    /// <summary>None: no declaration may say this. In tallies it stands for "persons, whatever they left".</summary>
    None = 0,

    /// <summary>The Chinese Communist Party.</summary>
    Party = 1,

    /// <summary>The Communist Youth League.</summary>
    YouthLeague = 2,

    /// <summary>The Young Pioneers.</summary>
    YoungPioneers = 4,
}
