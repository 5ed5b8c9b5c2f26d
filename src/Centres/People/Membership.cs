using Ledgerline.Centres.Centres;

namespace Ledgerline.Centres.People;

/// <summary>That a person holds a role at a centre.</summary>
internal sealed class Membership
{
    public Guid PersonId { get; init; }

    public Guid CentreId { get; init; }

    public Role Role { get; init; }

    public Person? Person { get; init; }

    public Centre? Centre { get; init; }
}
