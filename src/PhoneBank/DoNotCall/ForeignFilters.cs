using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>The filters of other installations, opened, as they were at a moment.</summary>
internal sealed class LoadedFilters(IReadOnlyList<(Guid Id, DoNotCallKey Key, NumberFilter Filter)> filters)
{
    private readonly List<(DoNotCallKey Key, List<NumberFilter> Filters)> _byKey =
        [.. filters.GroupBy(each => each.Key.Id).Select(key => (key.First().Key, key.Select(each => each.Filter).ToList()))];

    /// <summary>In order.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [.. filters.Select(each => each.Id)];

    public (Guid Id, DoNotCallKey Key, NumberFilter Filter)? Find(Guid id) => filters.FirstOrDefault(each => each.Id == id) is { Filter: not null } found ? found : null;

    public bool Hold(PhoneNumber number)
    {
        foreach (var (key, those) in _byKey)
        {
            var hash = key.Hash(number);
            if (those.Exists(filter => filter.Holds(hash)))
                return true;
        }

        return false;
    }
}

/// <summary>
/// Keeps the filters of other installations in the memory of the process. Whoever asks first looks, by their ids, whether they are still the same; so what
/// another process has imported counts from its commit on.
/// </summary>
internal sealed class ForeignFilters(KeyRing keys) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile LoadedFilters _loaded = new([]);

    /// <summary>As the unit of work sees them.</summary>
    public async Task<LoadedFilters> OfAsync(LedgerlineDb db, CancellationToken cancel)
    {
        var ids = await db.Set<ForeignFilter>().OrderBy(filter => filter.Id).Select(filter => filter.Id).ToListAsync(cancel);
        if (_loaded is var loaded && loaded.Ids.SequenceEqual(ids))
            return loaded;
        // One loads and the others wait: a filter has megabytes.
        await _loading.WaitAsync(cancel);
        try
        {
            return _loaded.Ids.SequenceEqual(ids) ? _loaded : _loaded = await LoadAsync(db, ids, cancel);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<LoadedFilters> LoadAsync(LedgerlineDb db, List<Guid> ids, CancellationToken cancel)
    {
        var filters = new List<(Guid, DoNotCallKey, NumberFilter)>();
        foreach (var id in ids)
        {
            if ((_loaded.Find(id) ?? await LoadAsync(db, id, cancel)) is { } filter)
                filters.Add(filter);
        }

        return new LoadedFilters(filters);
    }

    /// <returns>Null when it was taken away a moment ago.</returns>
    private async Task<(Guid, DoNotCallKey, NumberFilter)?> LoadAsync(LedgerlineDb db, Guid id, CancellationToken cancel)
    {
        var row = await (from filter in db.Set<ForeignFilter>().AsNoTracking()
                         where filter.Id == id
                         join key in db.Set<ExchangeKey>() on filter.Key equals key.Id
                         select new { filter.Capacity, filter.BitsSealed, key.KeySealed }).SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var bits = keys.OpenBytes(KeyPurpose.DoNotCallExchange, row.BitsSealed).ToArray();
        return (id, ExchangeKey.Open(row.KeySealed, keys), new NumberFilter(row.Capacity, bits));
    }
}
