using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.SignIn;

/// <summary>Turns an account into what its requests carry: the person, one centre, and the permissions of her roles there.</summary>
internal sealed class PersonClaims(LedgerlineDb db) : IUserClaimsPrincipalFactory<Person>
{
    public async Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var memberships = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.PersonId == user.Id && !db.Set<Suspension>().Any(one => one.PersonId == user.Id && one.CentreId == m.CentreId)).OrderBy(m => m.Centre!.Name).ThenBy(m => m.CentreId).ToListAsync();
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ActorClaims.Name, roleType: null);
        identity.AddClaim(new Claim(ActorClaims.Person, user.Id.ToString("N")));
        identity.AddClaim(new Claim(ActorClaims.Name, user.UserName!));
        // The validator of the session compares this with the account: changing it ends every session.
        identity.AddClaim(new Claim(ActorClaims.Stamp, user.SecurityStamp!));
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString("D")));
        if (memberships is [var first, ..])
        {
            identity.AddClaim(new Claim(ActorClaims.Centre, first.CentreId.ToString("N")));
            var permissions = RolePermissions.Of(memberships.Where(m => m.CentreId == first.CentreId).Select(m => m.Role));
            identity.AddClaims(permissions.Select(permission => new Claim(Permission.ClaimType, permission)));
        }

        return new ClaimsPrincipal(identity);
    }
}
