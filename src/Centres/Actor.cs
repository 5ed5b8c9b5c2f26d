using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

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
    internal const string Session = "session";
    internal const string Since = "since";
    internal static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>The actor of a signed-in request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint forgot to require a permission.</exception>
    public static Actor Actor(this ClaimsPrincipal user) => new(
        new PersonId(Id(user, Person)),
        new CentreId(Id(user, Centre)),
        user.FindFirstValue(Name) ?? string.Empty);

    /// <summary>Which of the person's sessions the request belongs to.</summary>
    internal static Guid SessionId(this ClaimsPrincipal user) => Id(user, Session);

    /// <summary>When whoever sends the request last showed who she is.</summary>
    internal static DateTimeOffset SignedInAt(this ClaimsPrincipal user) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(user.FindFirstValue(Since)!, CultureInfo.InvariantCulture));

    private static Guid Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : throw new InvalidOperationException($"The request carries no {claim}.");
}
