namespace Ledgerline.Register;

/// <summary>Where a group came from. Register reads no meaning in it; all of it is deleted when the group is sealed.</summary>
/// <param name="Channel">How it came.</param>
/// <param name="Centre">The centre under which it is counted in the daily tallies; null on the web.</param>
/// <param name="ShiftToken">The opaque token by which the volunteer's shift finds it while held (32 bytes); null on the web.</param>
public sealed record Origin(Channel Channel, Guid? Centre, byte[]? ShiftToken)
{
    /// <summary>From the public page, without a proof of work.</summary>
    public static Origin Web { get; } = new(Channel.Web, null, null);

    /// <summary>Names the challenge whose proof of work came with it (16 bytes); null where none came.</summary>
    public byte[]? Series { get; init; }

    /// <summary>Whether a registrar looks at it first, as at all that comes from the web.</summary>
    public bool WaitsForReview { get; init; }
}
