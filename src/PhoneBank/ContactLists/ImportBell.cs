namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Wakes who imports lists in this process. Rung while nobody waits, it is heard by the next who does.</summary>
internal sealed class ImportBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Until it rings, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var timer = clock.CreateTimer(_ => enough.Cancel(), null, longest, Timeout.InfiniteTimeSpan);
        await ((Task)_rung.WaitAsync(enough.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _rung.Dispose();
}
