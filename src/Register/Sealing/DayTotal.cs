namespace Ledgerline.Register.Sealing;

/// <summary>
/// How many of the log's leaves declared on a day, and how many of those were annulled since: what anybody can count from the log.
/// <see cref="Organisations.None"/> counts persons, whatever they left; the others count those who left that organisation.
/// </summary>
internal sealed class DayTotal
{
    public required DateOnly Day { get; init; }

    public required Organisations Organisation { get; init; }

    public required long Declared { get; init; }

    public required long Annulled { get; init; }

    /// <summary>Those declared and not annulled who gave their own name.</summary>
    public required long RealNames { get; init; }
}
