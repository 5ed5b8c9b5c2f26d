using Ledgerline.Centres.Audit;
using Ledgerline.Storage;

namespace Ledgerline.Centres;

/// <summary>
/// Who did what to what, when; of staff only. Holds no name of a declarant, no telephone number, and nothing that leads to a sealed entry.
/// </summary>
public sealed class AuditTrail(LedgerlineDb db, TimeProvider clock)
{
    /// <summary>Adds an entry to the caller's unit of work: it is kept exactly when what it tells of is.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="action">A fixed word from the module that acts, such as <c>number-shown</c>.</param>
    /// <param name="subject">The id of what it is done to; never a name or a number.</param>
    public void Record(Actor actor, string action, Guid subject) => db.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        PersonId = actor.Person.Value,
        CentreId = actor.Centre.Value,
        Action = action,
        Subject = subject.ToString("N"),
    });
}
