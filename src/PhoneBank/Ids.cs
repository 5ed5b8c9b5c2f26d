namespace Ledgerline.PhoneBank;

/// <summary>A campaign of a centre.</summary>
public readonly record struct CampaignId(Guid Value)
{
    internal static CampaignId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString();
}

/// <summary>A number in a campaign: somebody who may be called in it.</summary>
public readonly record struct ContactId(Guid Value)
{
    internal static ContactId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString();
}

/// <summary>One call, from the moment its contact is handed out until the next one is. Also the lease of the number that is called.</summary>
public readonly record struct CallId(Guid Value)
{
    internal static CallId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString();
}
