using System.Collections.Concurrent;
using Ledgerline.Register;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Flooding;

/// <summary>Every declaration for which a receipt was given, by whoever it was sent.</summary>
internal sealed class Acknowledged
{
    private readonly ConcurrentBag<(string Code, int Position)> _all = [];

    public int Count => _all.Count;

    /// <param name="code">As it was shown.</param>
    public void Add(string code, int position = 1) => _all.Add((code, position));

    /// <returns>How many are not in the database.</returns>
    public async Task<int> LostAsync(BenchSystem system)
    {
        await using var scope = system.Scope();
        var keys = scope.ServiceProvider.GetRequiredService<KeyRing>();
        var there = (await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Set<Declaration>().Select(row => row.ReceiptKey).ToListAsync())
            .Select(Convert.ToHexString).ToHashSet();
        return _all.Distinct().Count(each => !ReceiptCode.TryParse(each.Code, out var code) || !there.Contains(Convert.ToHexString(ReceiptKeys.Of(keys, code, each.Position))));
    }
}
