using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <param name="IsShared">Whether our own entries can be exported under it.</param>
/// <param name="Since">When it came here.</param>
/// <param name="Entries">How many of ours can be.</param>
public sealed record DoNotCallKeyRow(long Id, bool IsShared, DateOnly Since, int Entries);

/// <param name="Source">Whose it is.</param>
/// <param name="Key">Under which it was made.</param>
/// <param name="Day">On which it was made there.</param>
/// <param name="Capacity">It holds no more numbers than that.</param>
public sealed record DoNotCallFilterRow(long Source, long Key, DateOnly Day, int Capacity);

/// <param name="Entries">How many numbers are on our own list.</param>
public sealed record DoNotCallOverview(int Entries, IReadOnlyList<DoNotCallKeyRow> Keys, IReadOnlyList<DoNotCallFilterRow> Filters);

/// <summary>What there is of the do-not-call list: counts, keys by their ids, and the filters of other installations.</summary>
public sealed class ReadDoNotCall(LedgerlineDb db)
{
    public async Task<DoNotCallOverview> ReadAsync(CancellationToken cancel = default) => new(
        await db.Set<DoNotCallEntry>().CountAsync(cancel),
        await db.Set<ExchangeKey>().OrderBy(key => key.Day).ThenBy(key => key.Id)
            .Select(key => new DoNotCallKeyRow(key.Id, key.IsShared, key.Day, db.Set<ExchangeHash>().Count(hash => hash.Key == key.Id))).ToListAsync(cancel),
        await db.Set<ForeignFilter>().OrderBy(filter => filter.Source).ThenBy(filter => filter.Key)
            .Select(filter => new DoNotCallFilterRow(filter.Source, filter.Key, filter.Day, filter.Capacity)).ToListAsync(cancel));
}
