namespace Ledgerline.Tlog;

/// <summary>Which bundle of entries: those under the level-0 tile of the same index and width (C2SP tlog-tiles, "Log Entries").</summary>
/// <param name="Index">Its place, counted from 0: it begins with the entry at 256·Index. At most 2⁵⁵−1.</param>
/// <param name="Width">How many entries it has: 256 when full, 1 to 255 when partial.</param>
public readonly record struct BundleAddress(long Index, int Width)
{
    /// <summary>Entries in a full bundle.</summary>
    public const int FullWidth = TileNumber.FullWidth;

    private const long MaxIndex = long.MaxValue / FullWidth;
    private const string Root = "tile/entries/";

    /// <summary>Whether it has all its entries and will never change.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The address of the same bundle once it is full.</summary>
    public BundleAddress Full => this with { Width = FullWidth };

    /// <summary>The index of its first entry.</summary>
    public EntryIndex First => new(Index * FullWidth);

    /// <summary>The path below the log's prefix: <c>tile/entries/x001/234.p/17</c>.</summary>
    public string Path => Root + TileNumber.Write(Index, Width);

    /// <summary>Reads a path below the log's prefix.</summary>
    /// <returns>False for every text that <see cref="Path"/> does not write, and for a place that no log of 2⁶³−1 entries has.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out BundleAddress address)
    {
        address = default;
        if (!path.StartsWith(Root) || !TileNumber.TryParse(path[Root.Length..], out var index, out var width) || index > MaxIndex)
            return false;
        address = new BundleAddress(index, width);
        return true;
    }

    /// <summary>The bundle that holds an entry, as wide as it is in a tree of <paramref name="size"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tree of that size has no such entry.</exception>
    public static BundleAddress Holding(EntryIndex entry, TreeSize size)
    {
        if (!size.Holds(entry))
            throw new ArgumentOutOfRangeException(nameof(entry), entry, $"A tree of {size} has no such entry.");
        var index = entry.Value / FullWidth;
        return new BundleAddress(index, (int)Math.Min(FullWidth, size.Value - (index * FullWidth)));
    }
}
