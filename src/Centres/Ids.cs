namespace Ledgerline.Centres;

/// <summary>A person who works with Ledgerline: a volunteer, a coordinator, a registrar … Never a declarant or somebody who is called.</summary>
public readonly record struct PersonId(Guid Value)
{
    public override string ToString() => Value.ToString("N");
}

/// <summary>A service centre.</summary>
public readonly record struct CentreId(Guid Value)
{
    public override string ToString() => Value.ToString("N");
}
