namespace Ledgerline.Attacks.Stealing;

/// <summary>An order in which things could be laid beside each other: place 0 for what comes first.</summary>
internal sealed record Order(string Name, int[] Places)
{
    /// <summary>By a key of each.</summary>
    public static Order By<T, TKey>(string name, IReadOnlyList<T> things, Func<T, TKey> key)
    {
        var places = new int[things.Count];
        foreach (var (place, thing) in Enumerable.Range(0, things.Count).OrderBy(thing => key(things[thing])).Index())
            places[thing] = place;
        return new Order(name, places);
    }

    public Order Backwards() => new($"{Name} backwards", [.. Places.Select(place => Places.Length - 1 - place)]);
}
