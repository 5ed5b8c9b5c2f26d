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

/// <summary>What can be asked of organisations.</summary>
public static class OrganisationsExtensions
{
    /// <summary>Each organisation, in the order in which they are always shown and written.</summary>
    public static IReadOnlyList<Organisations> Each { get; } =
        [Organisations.Party, Organisations.YouthLeague, Organisations.YoungPioneers];

    /// <summary>Whether a declaration may name these: at least one, and none that is unknown.</summary>
    public static bool CanBeDeclared(this Organisations organisations) =>
        organisations != Organisations.None
        && (organisations & ~(Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers)) == 0;

    /// <summary>The word for one organisation in leaves (docs/specs/leaf.md), addresses and data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one organisation.</exception>
    public static string Slug(this Organisations organisation) => organisation switch
    {
        Organisations.Party => "party",
        Organisations.YouthLeague => "youth-league",
        Organisations.YoungPioneers => "young-pioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(organisation), organisation, "Not one organisation."),
    };

    /// <summary>Those of <see cref="Each"/> that are named.</summary>
    public static IEnumerable<Organisations> Named(this Organisations organisations) =>
        Each.Where(each => organisations.HasFlag(each));
}
