using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Jottings;

/// <summary>Keeps what a volunteer jots down, sealed, for the editors of her centre. That it was she is not kept, not in the audit trail either.</summary>
internal sealed class WriteJotting(LedgerlineDb db, KeyRing keys, CentreClock centres, TimeProvider clock)
{
    /// <param name="text">Not empty, and no longer than <see cref="Jotting.MaxLength"/>.</param>
    public async Task WriteAsync(CentreId centre, string text, CancellationToken cancel = default)
    {
        var day = await centres.DayOfAsync(centre, clock.GetUtcNow(), cancel);
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(new Jotting { Id = Guid.NewGuid(), Centre = centre, Day = day, TextSealed = keys.Seal(KeyPurpose.Jotting, text) });
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
