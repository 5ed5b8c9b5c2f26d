using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Signs somebody out wherever she is signed in, as when a laptop is lost. Her account stays: she can sign in again.</summary>
public sealed class EndSessions
{
    private readonly LedgerlineDb _db;
    private readonly EndEverySession _end;
    private readonly AuditTrail _audit;

    internal EndSessions(LedgerlineDb db, EndEverySession end, AuditTrail audit) => (_db, _end, _audit) = (db, end, audit);

    /// <summary>From the next request on every session of hers is over, in every process.</summary>
    /// <returns>False when nobody with this id works at the actor's centre.</returns>
    public async Task<bool> EndAsync(Actor actor, PersonId person, CancellationToken cancel = default)
    {
        await using var write = await _db.BeginWriteAsync(cancel);
        if (!await _db.Set<Membership>().AnyAsync(m => m.PersonId == person.Value && m.CentreId == actor.Centre.Value, cancel))
            return false;
        _audit.Record(actor, "sessions-ended", person.Value);
        await _end.OfAsync(await _db.Set<Person>().SingleAsync(p => p.Id == person.Value, cancel), cancel);
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
