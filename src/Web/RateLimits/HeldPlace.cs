namespace Ledgerline.Web.RateLimits;

/// <summary>The place of the request that is being answered.</summary>
internal sealed class HeldPlace(IDisposable lease)
{
    private IDisposable? _lease = lease;

    /// <summary>Lets the next one in. Any further time it does nothing.</summary>
    public void GiveBack() => Interlocked.Exchange(ref _lease, null)?.Dispose();
}
