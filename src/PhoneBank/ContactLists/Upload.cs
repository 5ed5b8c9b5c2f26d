using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A file between its upload and the end of its import. Sealed, in the database and nowhere else, and thrown away soon.</summary>
internal sealed class Upload
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public Guid Id { get; init; }

    public CampaignId Campaign { get; init; }

    public DateTimeOffset At { get; init; }

    public required string FileName { get; init; }

    public FileEncoding Encoding { get; set; }

    /// <summary>All that are not blank; 0 until the whole file is here and was read once from end to end.</summary>
    public int Rows { get; set; }
}

/// <summary>A part of an upload, as it came.</summary>
internal sealed class UploadPart
{
    /// <summary>Of all parts but the last.</summary>
    public const int Bytes = 256 * 1024;

    public Guid Upload { get; init; }

    /// <summary>From 0.</summary>
    public int Number { get; init; }

    [Sealed(KeyPurpose.Note)]
    public required byte[] BytesSealed { get; init; }
}
