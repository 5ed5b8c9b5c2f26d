namespace Ledgerline.Centres.Invitations;

/// <summary>
/// A way in for somebody who is to work at a centre, or who works there and has lost her own: whoever has its code may make, or make anew, how she signs in. It
/// works once; then its row is gone.
/// </summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public Guid CentreId { get; init; }

    /// <summary>The sign-in name, which can still be changed by whoever is invited.</summary>
    public required string Name { get; init; }

    /// <summary>Of somebody new.</summary>
    public Role? Role { get; init; }

    /// <summary>Whose account it is, if there is one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Its code's HMAC under the key for that.</summary>
    public required byte[] CodeHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
