using System.Collections.Concurrent;

namespace Ledgerline.Faults.Killing;

/// <summary>What the tests' people were promised: every name whose declaration was acknowledged, with the receipt that was shown for it.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly SemaphoreSlim _next = new(0);
    private readonly ConcurrentDictionary<string, string?> _acknowledged = new();

    public int Count => _acknowledged.Count;

    public IReadOnlyCollection<string> Names => [.. _acknowledged.Keys];

    public IReadOnlyCollection<(string Name, string Receipt)> Receipts =>
        [.. _acknowledged.Where(each => each.Value is not null).Select(each => (each.Key, each.Value!))];

    /// <param name="receipt">Null where a retry came so late that it was sealed by then: acknowledged all the same.</param>
    public void Acknowledge(string name, string? receipt)
    {
        _acknowledged[name] = receipt;
        _next.Release();
    }

    /// <summary>Waits for so many more acknowledgements.</summary>
    public async Task WaitForMoreAsync(int more, CancellationToken end)
    {
        for (var i = 0; i < more; i++)
            await _next.WaitAsync(end);
    }

    public void Dispose() => _next.Dispose();
}
