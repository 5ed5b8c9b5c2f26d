using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Jottings;

/// <param name="Day">On which it was written, by the clock of the centre.</param>
internal sealed record ReadJotting(Guid Id, DateOnly Day, string Text);

/// <summary>What was jotted down at a centre, on days that are over. A day's have no order among them.</summary>
internal sealed class ReadJottings(LedgerlineDb db, KeyRing keys)
{
    /// <summary>The newest so many are shown.</summary>
    public const int Most = 200;

    /// <summary>The newest days first.</summary>
    public async Task<IReadOnlyList<ReadJotting>> AllAsync(CentreId centre, CancellationToken cancel = default) =>
        [.. (await Of(centre).OrderByDescending(j => j.Day).ThenBy(j => j.Id).Take(Most).ToListAsync(cancel)).Select(Open)];

    /// <returns>Null where the centre has no such jotting, or its day is not over.</returns>
    public async Task<ReadJotting?> FindAsync(CentreId centre, Guid id, CancellationToken cancel = default) =>
        await Of(centre).SingleOrDefaultAsync(j => j.Id == id, cancel) is { } jotting ? Open(jotting) : null;

    private IQueryable<Jotting> Of(CentreId centre) => db.Set<Jotting>().AsNoTracking().Where(j => j.Centre == centre && j.IsDelivered);

    private ReadJotting Open(Jotting jotting) => new(jotting.Id, jotting.Day, keys.Open(KeyPurpose.Jotting, jotting.TextSealed));
}
