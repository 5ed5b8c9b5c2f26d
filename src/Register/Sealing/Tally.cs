namespace Ledgerline.Register.Sealing;

/// <summary>
/// How many declarations of a day came to a centre by a channel: what is kept instead of saying it of each entry.
/// <see cref="Organisations.None"/> counts persons, whatever they left; the others count those who left that organisation.
/// </summary>
internal sealed class Tally
{
    public required DateOnly Day { get; init; }

    /// <summary>Empty where there is no centre (the web).</summary>
    public required Guid Centre { get; init; }

    public required Channel Channel { get; init; }

    public required Organisations Organisation { get; init; }

    public required long Count { get; init; }
}
