using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Declaring;

/// <summary>
/// The load as the database has it, so that all processes ask for the same and a restart forgets nothing. Read every two seconds at most, however many ask;
/// what this process takes in meanwhile is added at once. Safe to use from any thread.
/// </summary>
internal sealed class ReadLoad(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _lock = new();
    private Seen? _seen;

    public async ValueTask<WaitingLoad> NowAsync(CancellationToken cancel)
    {
        if (Fresh() is { } known)
            return known;
        // One reads, the others wait for it.
        await _reading.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } read)
                return read;
            var now = time.GetUtcNow();
            var load = await CountAsync(now, cancel);
            lock (_lock)
                _seen = new Seen(load, now);
            return load;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Says that this process has taken in a group. One that was sent twice counts twice until the next reading.</summary>
    public void Came(bool withWork)
    {
        lock (_lock)
            _seen = _seen is null ? null : _seen with { Load = _seen.Load.And(withWork) };
    }

    public void Dispose() => _reading.Dispose();

    private WaitingLoad? Fresh()
    {
        lock (_lock)
            return _seen is { } seen && time.GetUtcNow() - seen.At is var age && age >= TimeSpan.Zero && age < MaxAge ? seen.Load : null;
    }

    private async Task<WaitingLoad> CountAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = now - WaitingLoad.Recent;
        // What a receipt's owner has corrected waits too, but did not come from the web.
        return await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Set<Group>()
            .Where(group => group.State == GroupState.Review && group.Channel == Channel.Web)
            .GroupBy(_ => 1)
            .Select(all => new WaitingLoad(all.Count(), all.Count(group => group.Series == null), all.Count(group => group.DeclaredAt >= since)))
            .SingleOrDefaultAsync(cancel) ?? new WaitingLoad(0, 0, 0);
    }

    private sealed record Seen(WaitingLoad Load, DateTimeOffset At);
}
