using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Jottings;

/// <summary>Deletes a jotting of which no story is made.</summary>
internal sealed class DropJotting(LedgerlineDb db, AuditTrail audit)
{
    /// <returns>False when the centre has none such, or another editor was quicker.</returns>
    public async Task<bool> DropAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Jotting>().Where(j => j.Id == id && j.Centre == actor.Centre && j.IsDelivered).ExecuteDeleteAsync(cancel) == 0)
            return false;
        audit.Record(actor, "jotting-dropped", Guid.Empty);
        await write.CommitAsync(cancel);
        return true;
    }
}
