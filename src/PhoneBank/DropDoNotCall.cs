using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <summary>
/// Forgets a shared key, with the hashes under it and the filters that came with it; or the filter of one installation. Our own list stays, and so does every
/// contact that was closed.
/// </summary>
public sealed class DropDoNotCall(LedgerlineDb db)
{
    private static readonly string[] Tables = ["do_not_call_keys", "do_not_call_hashes", "do_not_call_filters"];

    /// <param name="id">A key's, or an installation's as it stands on its filter.</param>
    /// <returns>False when there is no such key or filter.</returns>
    public async Task<bool> DropAsync(long id, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var dropped = await db.Set<ForeignFilter>().Where(filter => filter.Key == id || filter.Source == id).ExecuteDeleteAsync(cancel);
            await db.Set<ExchangeHash>().Where(hash => hash.Key == id).ExecuteDeleteAsync(cancel);
            dropped += await db.Set<ExchangeKey>().Where(key => key.Id == id).ExecuteDeleteAsync(cancel);
            if (dropped == 0)
                return false;
            await write.CommitAsync(cancel);
        }

        await db.Source.WipeFreedSpaceAsync([.. Tables.Select(table => Statement.Table(db.Source, table))], cancel);
        return true;
    }
}
