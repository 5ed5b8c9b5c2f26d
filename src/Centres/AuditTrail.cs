using Ledgerline.Centres.Audit;
using Ledgerline.Storage;

namespace Ledgerline.Centres;

/// <summary>
/// Who did what to what, when; of staff only. Holds no name of a declarant, no telephone number, and nothing that leads to a sealed entry.
/// Each centre's entries are a chain of hashes (docs/specs/audit-trail.md), which its coordinators read.
/// </summary>
public sealed class AuditTrail(LedgerlineDb db, TimeProvider clock)
{
    private (WriteTransaction Write, List<AuditEntry> Acts)? _pending;

    /// <summary>
    /// Adds an entry to the write transaction that is open: it is kept exactly when what it tells of is. It gets its place in the chain at the commit, since
    /// whoever has one holds up everybody else of her centre.
    /// </summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="action">A fixed word from the module that acts, such as <c>number-shown</c>; its words on the page stand below <c>audit.action.</c>.</param>
    /// <param name="subject">The id of what it is done to, or <see cref="Guid.Empty"/> for nothing; never a name or a number, and never the id of a declaration, its group or its call.</param>
    /// <exception cref="InvalidOperationException">No write transaction is open: the entry could be kept without what it tells of, or the other way round.</exception>
    public void Record(Actor actor, string action, Guid subject)
    {
        var write = db.Write ?? throw new InvalidOperationException("What is recorded in the audit trail belongs to a write transaction.");
        if (_pending?.Write != write)
        {
            var acts = new List<AuditEntry>();
            _pending = (write, acts);
            write.DoLast(cancel => AppendEntries.AppendAsync(db, acts, cancel));
        }

        _pending.Value.Acts.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            PersonId = actor.Person.Value,
            CentreId = actor.Centre.Value,
            Action = action,
            Subject = subject.ToString("N"),
        });
    }
}
