namespace Ledgerline.Centres.SignIn;

/// <summary>
/// A passkey (WebAuthn) of an account: what it takes to check what its device signs. What the device said of its make is not kept.
/// </summary>
internal sealed class Passkey
{
    /// <summary>The longest id that a device gives (WebAuthn, 4, "Credential ID").</summary>
    public const int MaxIdBytes = 1_023;

    public const int MaxNameLength = 40;

    public required byte[] CredentialId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>A COSE key.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>What she calls the device.</summary>
    public string? Name { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    public long SignCount { get; set; }

    /// <summary>How the device can be reached, by commas.</summary>
    public string? Transports { get; init; }

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }
}
