using System.Globalization;
using System.Security.Claims;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Sessions;

/// <summary>Signs somebody in who has shown who she is.</summary>
internal sealed class StartSession(LedgerlineDb db, SignInManager<Person> signIn, IUserClaimsPrincipalFactory<Person> claims, TimeProvider clock)
{
    /// <param name="before">Who the browser was until now: a session of hers in it ends.</param>
    /// <returns>Where her work begins.</returns>
    public async Task<string> StartAsync(ClaimsPrincipal before, Person person, CancellationToken cancel = default)
    {
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

        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new(ActorClaims.Session, session.Id.ToString("N")), new(ActorClaims.Since, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))]);
        return SignIn.LandingPage.Of(await claims.CreateAsync(person));
    }
}
