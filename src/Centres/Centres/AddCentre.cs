using Ledgerline.Storage;

namespace Ledgerline.Centres.Centres;

/// <summary>Makes a centre.</summary>
internal sealed class AddCentre(LedgerlineDb db)
{
    public async Task<CentreId> AddAsync(string name, CancellationToken cancel = default)
    {
        var centre = new Centre { Id = Guid.NewGuid(), Name = name.Trim() };
        db.Add(centre);
        await db.SaveChangesAsync(cancel);
        return new CentreId(centre.Id);
    }
}
