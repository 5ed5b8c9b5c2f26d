using Ledgerline.Centres.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Operating;

/// <summary>Makes a centre, and gives it another name. It stands in the trail of that centre, whose coordinators read it.</summary>
internal sealed class KeepCentre(LedgerlineDb db, AddCentre addCentre, AuditTrail audit)
{
    public async Task<CentreId> MakeAsync(Actor actor, string name, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var centre = await addCentre.AddAsync(name, cancel);
        audit.Record(actor with { Centre = centre }, "centre-made", Guid.Empty);
        await write.CommitAsync(cancel);
        return centre;
    }

    public async Task RenameAsync(Actor actor, CentreId centre, string name, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Centre>().Where(one => one.Id == centre.Value).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, name.Trim()), cancel);
        audit.Record(actor with { Centre = centre }, "centre-renamed", Guid.Empty);
        await write.CommitAsync(cancel);
    }
}
