using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <summary>Lets entries of the do-not-call list be exported under a shared key: those that are made from now on, for of the others nobody knows the number.</summary>
public sealed class ShareDoNotCall(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    /// <returns>False when they were already.</returns>
    public async Task<bool> ShareAsync(DoNotCallKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var write = await db.BeginWriteAsync(cancel);
        var row = await db.Set<ExchangeKey>().SingleOrDefaultAsync(known => known.Id == key.Id, cancel);
        if (row is { IsShared: true })
            return false;
        if (row is null)
            db.Add(row = ExchangeKey.Of(key, keys, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        row.IsShared = true;
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
