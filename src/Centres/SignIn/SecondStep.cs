using System.Security.Claims;
using Ledgerline.Centres.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres.SignIn;

/// <summary>Remembers, in a cookie that only we can read, whose password was right while her code is still to come.</summary>
internal sealed class SecondStep(UserManager<Person> people)
{
    private static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static Task BeginAsync(HttpContext context, Person person)
    {
        var identity = new ClaimsIdentity([new Claim(ActorClaims.Person, person.Id.ToString("N")), new Claim(ActorClaims.Stamp, person.SecurityStamp!)], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <returns>Null where no password came before, it is too long ago, or the account has been changed since.</returns>
    public async Task<Person?> WhoseAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is not { } half || half.FindFirstValue(ActorClaims.Person) is not { } id)
            return null;
        var person = await people.FindByIdAsync(id);
        return person?.SecurityStamp == half.FindFirstValue(ActorClaims.Stamp) ? person : null;
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
