namespace Ledgerline.Attacks.Stealing;

/// <summary>
/// Tries to say of each sealed entry from which call it came, and so from which volunteer and centre: lays the entries of a day, in some order, beside the day's
/// calls, in some order, and takes the nearest call of a centre whose tallies allow it.
/// </summary>
internal sealed class LinkEntries(OpenedDatabase database, IReadOnlyDictionary<string, Declared> truths)
{
    private readonly List<SealedEntry> _entries = database.Entries;
    private readonly List<(int, string, int)> _cells = [.. database.Entries.Select(entry => (entry.Batch, entry.Day, entry.Organisations))];

    /// <summary>In which they were entered: what sealing destroys. With it the attack must succeed, or it would prove nothing.</summary>
    public Order AsDeclared() => Order.By("order of declaring", _entries, entry => truths.Keys.Index().First(name => name.Item == entry.Name).Index);

    public async Task<List<Order>> EntryOrdersAsync()
    {
        var places = await database.PlacesAsync(_entries.SelectMany(entry => new[] { entry.Key, entry.Salt, entry.Leaf }));
        List<Order> orders =
        [
            Order.By("index", _entries, entry => entry.Index), new("row", [.. Enumerable.Range(0, _entries.Count)]), Order.By("size", _entries, entry => entry.Length),
            Order.By("leaf's row", _entries, entry => database.Stored["leaf"].IndexOf(entry.Leaf)),
            Order.By("name's row", _entries, entry => database.Stored["name"].IndexOf($"{entry.Index}")),
            Order.By("receipt key", _entries, entry => entry.Key), Order.By("salt", _entries, entry => entry.Salt), Order.By("leaf", _entries, entry => entry.Leaf),
            Order.By("receipt key's place in the file", _entries, entry => places.GetValueOrDefault(entry.Key)),
            Order.By("salt's place in the file", _entries, entry => places.GetValueOrDefault(entry.Salt)),
            Order.By("leaf's place in the file", _entries, entry => places.GetValueOrDefault(entry.Leaf)),
        ];
        return [.. orders, .. orders.Select(order => order.Backwards())];
    }

    public List<Order> CallOrders() =>
    [
        Order.By("begin", database.Calls, call => call.StartedAt), Order.By("end", database.Calls, call => call.EndedAt), new("row", [.. Enumerable.Range(0, database.Calls.Count)]),
        Order.By("id", database.Calls, call => call.Id), Order.By("size", database.Calls, call => call.Length),
        Order.By("contact's row", database.Calls, call => database.Stored["contact"].IndexOf(call.Contact)), Order.By("number's row", database.Calls, call => database.Stored["number"].IndexOf(call.Number)),
        Order.By("audit trail", database.Calls, call => database.Stored["trail"].FindIndex(subject => subject.Contains(call.Contact, StringComparison.OrdinalIgnoreCase))),
        Order.By("volunteer", database.Calls, call => (call.Volunteer, call.StartedAt)),
    ];

    /// <summary>How often the call, the volunteer and the centre are found.</summary>
    public IEnumerable<Score> Try(Order entries, Order calls)
    {
        var guesses = Guess(entries, calls);
        var truth = _entries.Select(entry => truths[entry.Name]).ToList();
        var with = $"by {entries.Name} × {calls.Name}";
        yield return Score.Of($"call {with}", [.. guesses.Select(call => call.Id)], [.. truth.Select(one => one.Call)], _cells);
        yield return Score.Of($"volunteer {with}", [.. guesses.Select(call => call.Volunteer)], [.. truth.Select(one => one.Volunteer)], _cells);
        yield return Score.Of($"centre {with}", [.. guesses.Select(call => call.Centre)], [.. truth.Select(one => one.Centre)], _cells);
    }

    /// <summary>How often two of one call lie next to each other.</summary>
    public Score TryNeighbours(Order entries) => Score.OfNeighbours(entries, [.. _entries.Select(entry => truths[entry.Name].Call)], _cells);

    private SpokenCall[] Guess(Order entries, Order calls)
    {
        var guesses = new SpokenCall[_entries.Count];
        foreach (var day in Enumerable.Range(0, _entries.Count).GroupBy(entry => _entries[entry].Day))
        {
            var beside = Enumerable.Range(0, database.Calls.Count).Where(call => database.Calls[call].Day == day.Key).OrderBy(call => calls.Places[call]).Select(call => database.Calls[call]).ToList();
            var inOrder = day.OrderBy(entry => _entries[entry].Batch).ThenBy(entry => entries.Places[entry]).ToList();
            foreach (var (at, entry) in inOrder.Index())
            {
                var near = (at + 0.5) * beside.Count / inOrder.Count;
                guesses[entry] = Enumerable.Range(0, beside.Count).Where(call => IsAllowed(_entries[entry], beside[call])).Select(call => (Away: Math.Abs(call + 0.5 - near), beside[call])).MinBy(call => call.Away).Item2;
            }
        }

        return guesses;
    }

    /// <summary>The centre had somebody of each of the organisations that day.</summary>
    private bool IsAllowed(SealedEntry entry, SpokenCall call) =>
        new[] { 1, 2, 4 }.All(organisation => (entry.Organisations & organisation) == 0 || database.Tallies.Contains((entry.Day, call.Centre, organisation)));
}
