namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A file between its preview and its import. Sealed, in the database and nowhere else, and thrown away soon.</summary>
internal sealed class Upload
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public Guid Id { get; init; }

    public CampaignId Campaign { get; init; }

    public DateTimeOffset At { get; init; }

    public required string FileName { get; init; }

    public required byte[] TextSealed { get; init; }
}
