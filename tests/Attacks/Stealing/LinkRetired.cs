using Ledgerline.Storage;

namespace Ledgerline.Attacks.Stealing;

/// <summary>
/// Tries to say to which entry, and so to which call, each hash of a declaration's id belongs. Somebody who has the keys and an id can tell that it was
/// declared; so no id may be left, and the hashes' order must say nothing.
/// </summary>
internal sealed class LinkRetired(OpenedDatabase database, IReadOnlyDictionary<string, Declared> truths, KeyRing keys)
{
    private readonly Dictionary<string, Declared> _byHash = truths.Values.ToDictionary(one => Hash(keys, one.Id));
    private readonly List<SealedEntry> _entries = [.. database.Entries.OrderBy(entry => entry.Index)];

    /// <summary>Those of the ids that lead to a hash.</summary>
    public IEnumerable<Guid> Known(IEnumerable<Guid> ids) => ids.Where(id => database.Retired.Contains(Hash(keys, id)));

    public async Task<List<Order>> OrdersAsync()
    {
        var places = await database.PlacesAsync(database.Retired);
        Order[] orders =
        [
            new("row", [.. Enumerable.Range(0, database.Retired.Count)]), Order.By("hash", database.Retired, hash => hash),
            Order.By("place in the file", database.Retired, hash => places.GetValueOrDefault(hash)),
        ];
        return [.. orders, .. orders.Select(order => order.Backwards())];
    }

    public Order AsDeclared() => Order.By("order of declaring", database.Retired, hash => truths.Keys.Index().First(name => name.Item == _byHash[hash].Name).Index);

    /// <summary>The n-th hash is the n-th entry's; or comes from the call that lies beside it.</summary>
    public IEnumerable<Score> Try(Order order)
    {
        var truth = database.Retired.Select(hash => _byHash[hash]).ToList();
        // With which batch a hash was written, everybody sees who has the rows' order.
        var batches = truth.Select(one => _entries.First(entry => entry.Name == one.Name).Batch).ToList();
        var calls = database.Calls.Where(call => _entries.Any(entry => entry.Day == call.Day)).OrderBy(call => call.StartedAt).ToList();
        var beside = order.Places.Select(place => calls[place * calls.Count / order.Places.Length]).ToList();
        yield return Score.Of($"entry of a retired id by {order.Name}", [.. order.Places.Select(place => _entries[place].Name)], [.. truth.Select(one => one.Name)], batches);
        yield return Score.Of($"volunteer of a retired id by {order.Name}", [.. beside.Select(call => call.Volunteer)], [.. truth.Select(one => one.Volunteer)], batches);
        yield return Score.OfNeighbours(order, [.. truth.Select(one => one.Call)], batches) is var score ? score with { Attack = $"retired {score.Attack}" } : score;
    }

    private static string Hash(KeyRing keys, Guid id) => Convert.ToHexString(keys.Hash(KeyPurpose.RetiredId, id.ToByteArray(bigEndian: true)));
}
