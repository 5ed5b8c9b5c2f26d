using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;

namespace Ledgerline.Centres.Invitations;

/// <summary>
/// A way in for somebody who is to work at a centre, or who works there and has lost her own: whoever has its code may make, or make anew, how she signs in. It
/// works once; then its row is gone.
/// </summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <returns>An invitation, and its code, which is known to nobody afterwards.</returns>
    public static (Invitation Invitation, string Code) Make(KeyRing keys, DateTimeOffset now, Guid centre, string name, Role? role, Guid? person)
    {
        var code = SpokenCode.Make();
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            CentreId = centre,
            Name = name,
            Role = role,
            PersonId = person,
            CodeHash = keys.Hash(KeyPurpose.Invitation, code),
            ExpiresAt = now + Lifetime,
        };
        return (invitation, code);
    }

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
