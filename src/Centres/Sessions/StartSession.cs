using System.Globalization;
using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Sessions;

/// <summary>Whether somebody who has shown who she is has any work here.</summary>
internal enum Standing
{
    Works,

    /// <summary>Her coordinator has suspended her.</summary>
    Suspended,

    /// <summary>She works at no centre any more.</summary>
    Gone,
}

/// <summary>Signs somebody in who has shown who she is.</summary>
internal sealed class StartSession(LedgerlineDb db, SignInManager<Person> signIn, TimeProvider clock)
{
    /// <param name="before">Who the browser was until now: a session of hers in it ends.</param>
    /// <returns>Where her work begins, if she has any; where she has none, nothing is begun.</returns>
    public async Task<(Standing Standing, string Landing)> StartAsync(ClaimsPrincipal before, Person person, CancellationToken cancel = default)
    {
        if (await StandingAsync(person, cancel) is var standing and not Standing.Works)
            return (standing, "");
        var now = clock.GetUtcNow();
        var over = now - Session.Lifetime;
        var old = before.Identity is { IsAuthenticated: true } ? before.SessionId() : Guid.Empty;
        var session = new Session { Id = Guid.NewGuid(), PersonId = person.Id, StartedAt = now, SeenAt = now };
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            await db.Set<Session>().Where(one => one.StartedAt <= over || one.Id == old).ExecuteDeleteAsync(cancel);
            db.Add(session);
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        await CarryAsync(person, session.Id, now);
        return (Standing.Works, SignIn.LandingPage.Of(await signIn.CreateUserPrincipalAsync(person)));
    }

    /// <summary>Notes in the session of whoever sends the request that she has just shown once more who she is. Other pages that she has open go on with it.</summary>
    public Task ShownAgainAsync(ClaimsPrincipal user, Person person) => CarryAsync(person, user.SessionId(), clock.GetUtcNow());

    private Task CarryAsync(Person person, Guid session, DateTimeOffset shown) => signIn.SignInWithClaimsAsync(
        person, isPersistent: false, [new(ActorClaims.Session, session.ToString("N")), new(ActorClaims.Since, shown.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))]);

    private async Task<Standing> StandingAsync(Person person, CancellationToken cancel)
    {
        var centres = await db.Set<Membership>().Where(m => m.PersonId == person.Id).Select(m => m.CentreId).Distinct().ToListAsync(cancel);
        var suspended = await db.Set<Suspension>().Where(one => one.PersonId == person.Id).Select(one => one.CentreId).ToListAsync(cancel);
        if (centres.Count == 0)
            return Standing.Gone;
        return centres.Except(suspended).Any() ? Standing.Works : Standing.Suspended;
    }
}
