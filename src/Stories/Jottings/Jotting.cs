using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Jottings;

/// <summary>
/// A few lines about an encounter that is worth telling. It has no author, no call, no contact, and no time but the day. Until that day is over at the centre nobody reads it; then
/// <see cref="DeliverJottings"/> writes the day's anew in another order, so that not even their order on the disk is that of the calls.
/// </summary>
internal sealed class Jotting
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 4_000;

    public required Guid Id { get; init; }

    public required CentreId Centre { get; init; }

    /// <summary>By the clock of the centre.</summary>
    public required DateOnly Day { get; init; }

    [Sealed(KeyPurpose.Jotting)]
    public required byte[] TextSealed { get; init; }

    public bool IsDelivered { get; init; }
}
