using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.SignIn;

/// <summary>
/// Asks at each request whether the session was ended: whoever holds a lost laptop must not be given one more contact. It is one look by key; Identity's own
/// check, which reads the permissions anew and sends a new cookie, follows each minute.
/// </summary>
internal static class SessionCheck
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static async Task RunAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (await StampAsync(services.GetRequiredService<LedgerlineDb>(), context) is { } stamp && stamp == context.Principal!.FindFirstValue(StampClaim))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await services.GetRequiredService<SignInManager<Person>>().SignOutAsync();
    }

    private static async Task<string?> StampAsync(LedgerlineDb db, CookieValidatePrincipalContext context) =>
        Guid.TryParse(context.Principal?.FindFirstValue(ActorClaims.Person), out var id)
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.SecurityStamp).SingleOrDefaultAsync(context.HttpContext.RequestAborted)
            : null;
}
