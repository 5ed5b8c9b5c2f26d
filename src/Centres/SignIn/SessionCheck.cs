using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.SignIn;

/// <summary>
/// Asks at each request whether the session was ended: whoever holds a lost laptop must not be given one more contact. It is one look by key; Identity's own
/// check, which reads the permissions anew and sends a new cookie, follows each minute. Who practises is looked up at each request too: she may have been admitted.
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
            if (context.Principal is { } user && Practises(user))
                await GoOnAdmittedAsync(services, context, user.Actor());
            return;
        }

        context.RejectPrincipal();
        await services.GetRequiredService<SignInManager<Person>>().SignOutAsync();
    }

    private static bool Practises(ClaimsPrincipal user) =>
        user.HasClaim(Permission.ClaimType, Permission.Practise) && !user.HasClaim(Permission.ClaimType, Permission.TakeCalls);

    /// <summary>Who was admitted takes calls from her next request on, in the session that she has.</summary>
    private static async Task GoOnAdmittedAsync(IServiceProvider services, CookieValidatePrincipalContext context, Actor actor)
    {
        var cancel = context.HttpContext.RequestAborted;
        if (await services.GetRequiredService<Trainees>().IsOneAsync(actor, cancel))
            return;
        var person = await services.GetRequiredService<LedgerlineDb>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, cancel);
        context.ReplacePrincipal(await services.GetRequiredService<SignInManager<Person>>().CreateUserPrincipalAsync(person));
        context.ShouldRenew = true;
    }

    private static async Task<string?> StampAsync(LedgerlineDb db, CookieValidatePrincipalContext context) =>
        Guid.TryParse(context.Principal?.FindFirstValue(ActorClaims.Person), out var id)
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.SecurityStamp).SingleOrDefaultAsync(context.HttpContext.RequestAborted)
            : null;
}
