namespace Ledgerline.Centres.People;

/// <summary>That a person may do nothing at a centre until it is resumed. Her roles stay as they are.</summary>
internal sealed class Suspension
{
    public Guid PersonId { get; init; }

    public Guid CentreId { get; init; }
}
