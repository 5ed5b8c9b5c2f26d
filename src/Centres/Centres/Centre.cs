namespace Ledgerline.Centres.Centres;

internal sealed class Centre
{
    public const int MaxNameLength = 100;
    public const int MaxZoneLength = 60;

    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name of its time zone in the tz database; null for UTC.</summary>
    public string? Zone { get; set; }
}
