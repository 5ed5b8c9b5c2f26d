using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Sessions;

/// <summary>
/// Asks at each request whether the session was ended: whoever holds a lost laptop must not be given one more contact. It is one look by key; Identity's own
/// check, which reads the permissions anew and sends a new cookie, follows each minute. Who practises is looked up at each request too: she may have been admitted.
/// </summary>
internal static class SessionCheck
{
    public static async Task RunAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var db = services.GetRequiredService<LedgerlineDb>();
        if (await ReadAsync(db, context, now) is { } session && session.Stamp == context.Principal!.FindFirstValue(ActorClaims.Stamp))
        {
            if (session.SeenAt + Session.SeenEvery <= now)
                await NoteSeenAsync(db, context.Principal!.SessionId(), now, context.HttpContext.RequestAborted);
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is { } user && Practises(user))
                await GoOnAdmittedAsync(services, context, user.Actor());
            return;
        }

        context.RejectPrincipal();
        await services.GetRequiredService<SignInManager<Person>>().SignOutAsync();
    }

    /// <summary>Identity reads the person anew; which session it is, only the old principal knows.</summary>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        Keep(context.CurrentPrincipal!, context.NewPrincipal!);
        return Task.CompletedTask;
    }

    private static void Keep(ClaimsPrincipal old, ClaimsPrincipal fresh) =>
        ((ClaimsIdentity)fresh.Identity!).AddClaims([old.FindFirst(ActorClaims.Session)!, old.FindFirst(ActorClaims.Since)!]);

    private static bool Practises(ClaimsPrincipal user) =>
        user.HasClaim(Permission.ClaimType, Permission.Practise) && !user.HasClaim(Permission.ClaimType, Permission.TakeCalls);

    /// <summary>Who was admitted takes calls from her next request on, in the session that she has.</summary>
    private static async Task GoOnAdmittedAsync(IServiceProvider services, CookieValidatePrincipalContext context, Actor actor)
    {
        var cancel = context.HttpContext.RequestAborted;
        if (await services.GetRequiredService<Trainees>().IsOneAsync(actor, cancel))
            return;
        var person = await services.GetRequiredService<LedgerlineDb>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, cancel);
        var admitted = await services.GetRequiredService<SignInManager<Person>>().CreateUserPrincipalAsync(person);
        Keep(context.Principal!, admitted);
        context.ReplacePrincipal(admitted);
        context.ShouldRenew = true;
    }

    private static async Task<Found?> ReadAsync(LedgerlineDb db, CookieValidatePrincipalContext context, DateTimeOffset now)
    {
        if (!Guid.TryParse(context.Principal?.FindFirstValue(ActorClaims.Session), out var id))
            return null;
        var over = now - Session.Lifetime;
        return await db.Set<Session>().Where(one => one.Id == id && one.StartedAt > over)
            .Select(one => new Found(one.Person!.SecurityStamp, one.SeenAt)).SingleOrDefaultAsync(context.HttpContext.RequestAborted);
    }

    private static async Task NoteSeenAsync(LedgerlineDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Session>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), cancel);
        await write.CommitAsync(cancel);
    }

    private sealed record Found(string? Stamp, DateTimeOffset SeenAt);
}
