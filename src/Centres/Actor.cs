using System.Security.Claims;

namespace Ledgerline.Centres;

/// <summary>Who is acting, and for which centre: what a signed-in request carries.</summary>
/// <param name="Person">The person signed in.</param>
/// <param name="Centre">The centre whose data she sees in this session, and no other's.</param>
/// <param name="DisplayName">The name she signs in with; for her own page only.</param>
public sealed record Actor(PersonId Person, CentreId Centre, string DisplayName);

/// <summary>Reads the actor from a request's principal.</summary>
public static class ActorClaims
{
    internal const string Person = "person";
    internal const string Centre = "centre";
    internal const string Name = "name";

    /// <summary>The actor of a signed-in request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint forgot to require a permission.</exception>
    public static Actor Actor(this ClaimsPrincipal user) => new(
        new PersonId(Id(user, Person)),
        new CentreId(Id(user, Centre)),
        user.FindFirstValue(Name) ?? string.Empty);

    private static Guid Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : throw new InvalidOperationException($"The request carries no {claim}.");
}
