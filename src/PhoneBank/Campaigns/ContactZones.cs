namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The time zones a number may be in; most have one. Kept as their names with a space between.</summary>
internal sealed class ContactZones
{
    private ContactZones(IReadOnlyList<TimeZoneInfo> zones) => Zones = zones;

    /// <summary>None when the number's place is not known, or when this machine does not know one of the names.</summary>
    public IReadOnlyList<TimeZoneInfo> Zones { get; }

    public static ContactZones Parse(string? names)
    {
        var zones = new List<TimeZoneInfo>();
        foreach (var name in names?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
                return new ContactZones([]);
            zones.Add(zone);
        }

        return new ContactZones(zones);
    }
}
