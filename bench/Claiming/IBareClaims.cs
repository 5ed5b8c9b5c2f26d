using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.Bench.Claiming;

/// <summary>The statements of a claim, as fast as an engine's provider executes them: prepared, in one transaction, and nothing around them.</summary>
internal interface IBareClaims : IAsyncDisposable
{
    /// <summary>Takes the next contact and begins its call. Any number of callers at once.</summary>
    /// <returns>False when nobody is left.</returns>
    Task<bool> TakeAsync(ClaimWish wish);
}
