namespace Ledgerline.PhoneBank.ContactLists;

internal sealed class ContactList
{
    public const int MaxNameLength = 200;

    public Guid Id { get; init; }

    public CampaignId Campaign { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    public int RowsTaken { get; set; }

    public int RowsNotTaken { get; set; }

    /// <summary>The rows not taken, as the import report writes them.</summary>
    public byte[]? ReportSealed { get; set; }
}
