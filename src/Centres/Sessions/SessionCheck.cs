using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Sessions;

/// <summary>
/// Asks at each request whether the session was ended, and what its owner may do: whoever holds a lost laptop must not be given one more contact, and a role that was
/// taken from her, or given, counts from the next click on, in every process. It is one look by key; Identity's own check, which sends a new cookie, follows each minute.
/// </summary>
internal static class SessionCheck
{
    public static async Task RunAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var db = services.GetRequiredService<LedgerlineDb>();
        if (await ReadAsync(db, context, now) is { Roles.Count: > 0 } session && session.Stamp == context.Principal!.FindFirstValue(ActorClaims.Stamp))
        {
            if (session.SeenAt + Session.SeenEvery <= now)
                await NoteSeenAsync(db, context.Principal!.SessionId(), now, context.HttpContext.RequestAborted);
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is { } user && !MayJust(user, session.Roles))
                await ReadAnewAsync(services, context, user.Actor());
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

    /// <summary>Whether what she carries is what her roles are now.</summary>
    private static bool MayJust(ClaimsPrincipal user, IEnumerable<Role> roles) =>
        RolePermissions.Of(roles).ToHashSet().SetEquals(user.FindAll(Permission.ClaimType).Select(claim => claim.Value));

    private static async Task ReadAnewAsync(IServiceProvider services, CookieValidatePrincipalContext context, Actor actor)
    {
        var person = await services.GetRequiredService<LedgerlineDb>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, context.HttpContext.RequestAborted);
        var fresh = await services.GetRequiredService<SignInManager<Person>>().CreateUserPrincipalAsync(person);
        Keep(context.Principal!, fresh);
        context.ReplacePrincipal(fresh);
        context.ShouldRenew = true;
    }

    private static async Task<Found?> ReadAsync(LedgerlineDb db, CookieValidatePrincipalContext context, DateTimeOffset now)
    {
        if (!Guid.TryParse(context.Principal?.FindFirstValue(ActorClaims.Session), out var id) || !Guid.TryParse(context.Principal.FindFirstValue(ActorClaims.Centre), out var centre))
            return null;
        var over = now - Session.Lifetime;
        return await db.Set<Session>().Where(one => one.Id == id && one.StartedAt > over)
            .Select(one => new Found(
                one.Person!.SecurityStamp,
                one.SeenAt,
                one.Person.Memberships.Where(m => m.CentreId == centre && !db.Set<Suspension>().Any(s => s.PersonId == m.PersonId && s.CentreId == centre)).Select(m => m.Role).ToList()))
            .SingleOrDefaultAsync(context.HttpContext.RequestAborted);
    }

    private static async Task NoteSeenAsync(LedgerlineDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Session>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), cancel);
        await write.CommitAsync(cancel);
    }

    private sealed record Found(string? Stamp, DateTimeOffset SeenAt, List<Role> Roles);
}
