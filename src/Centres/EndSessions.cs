using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Signs somebody out wherever she is signed in, as when a laptop is lost. Her account stays: she can sign in again.</summary>
public sealed class EndSessions
{
    private readonly LedgerlineDb _db;
    private readonly UserManager<Person> _people;
    private readonly AuditTrail _audit;

    internal EndSessions(LedgerlineDb db, UserManager<Person> people, AuditTrail audit) => (_db, _people, _audit) = (db, people, audit);

    /// <summary>From the next request on every session of hers is over, in every process.</summary>
    /// <returns>False when nobody with this id works at the actor's centre.</returns>
    public async Task<bool> EndAsync(Actor actor, PersonId person, CancellationToken cancel = default)
    {
        await using var write = await _db.BeginWriteAsync(cancel);
        if (!await _db.Set<Membership>().AnyAsync(m => m.PersonId == person.Value && m.CentreId == actor.Centre.Value, cancel))
            return false;
        _audit.Record(actor, "sessions-ended", person.Value);
        await _db.Set<Session>().Where(one => one.PersonId == person.Value).ExecuteDeleteAsync(cancel);
        await _people.UpdateSecurityStampAsync(await _db.Set<Person>().SingleAsync(p => p.Id == person.Value, cancel));
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
