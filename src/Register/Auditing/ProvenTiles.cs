using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>
/// The tiles of the tree under a checkpoint, each proven by the one above it and the topmost by the signed root. So whatever is read is known to be
/// right at once, in any order, and an audit can begin in the middle. Not for several threads.
/// </summary>
internal sealed class ProvenTiles
{
    private const int CachedTiles = 64;

    private readonly ServedTiles _served;
    private readonly Findings _findings;
    private readonly RightEdge? _edge;
    private readonly Dictionary<(int Level, long Index), byte[]?> _cache = [];
    private readonly Queue<(int Level, long Index)> _order = [];

    private ProvenTiles(ServedTiles served, Checkpoint checkpoint, Findings findings, RightEdge? edge) =>
        (_served, Checkpoint, _findings, _edge) = (served, checkpoint, findings, edge);

    public Checkpoint Checkpoint { get; }

    /// <summary>Whether the tree gives the signed root; if not, nothing is proven and every answer is null.</summary>
    public bool AreProven => _edge is not null;

    /// <summary>Is told of each full tile above the lowest level when it was proven; may be told again.</summary>
    public Func<TileAddress, ReadOnlyMemory<byte>, Task>? Keep { get; init; }

    public static async Task<ProvenTiles> OpenAsync(
        ILogSource source, Checkpoint checkpoint, Findings findings, Func<TileAddress, ReadOnlyMemory<byte>, Task>? keep, CancellationToken cancel)
    {
        var served = new ServedTiles(source);
        return new ProvenTiles(served, checkpoint, findings, await RightEdge.OpenAsync(served, checkpoint, findings, cancel)) { Keep = keep };
    }

    /// <summary>The partial tiles.</summary>
    public IEnumerable<(TileAddress Address, ReadOnlyMemory<byte> Bytes)> Partials() =>
        _edge is null ? [] : TileAddress.Partials(Checkpoint.Size).Select(address => (address, (ReadOnlyMemory<byte>)_edge.Tiles[address.Level]));

    /// <summary>A tile's bytes; null when it cannot be proven.</summary>
    public async ValueTask<byte[]?> TileAsync(int level, long index, CancellationToken cancel)
    {
        if (index == Checkpoint.Size.Value >> (level * TileAddress.Height) >> TileAddress.Height)
            return _edge?.Tiles[level];
        if (_cache.TryGetValue((level, index), out var cached))
            return cached;
        var address = new TileAddress(level, index, TileAddress.FullWidth);
        var tile = await RootOfAsync(level, index, cancel) is { } root ? await ReadAsync(address, root, cancel) : null;
        if (_cache.Count >= CachedTiles)
            _cache.Remove(_order.Dequeue());
        _cache.Add((level, index), tile);
        _order.Enqueue((level, index));
        return tile;
    }

    /// <summary>What a full tile must be hashed up to; null when that cannot be proven.</summary>
    public async ValueTask<TreeHash?> RootOfAsync(int level, long index, CancellationToken cancel) =>
        await TileAsync(level + 1, index / TileAddress.FullWidth, cancel) is { } above
            ? new TreeHash(above.AsSpan((int)(index % TileAddress.FullWidth) * TreeHash.Bytes, TreeHash.Bytes))
            : null;

    /// <summary>The root that the tree had at a smaller size; null when that cannot be proven.</summary>
    public async Task<TreeHash?> RootAtAsync(TreeSize size, CancellationToken cancel)
    {
        // Which tiles are needed is asked first: reading them waits, and the tree's arithmetic does not.
        var needed = new HashSet<TileAddress>();
        CompactRange.Read(size, node =>
        {
            needed.Add(TileAddress.Holding(node, Checkpoint.Size));
            return default;
        });
        var tiles = new Dictionary<TileAddress, byte[]>();
        foreach (var address in needed)
        {
            if (await TileAsync(address.Level, address.Index, cancel) is not { } tile)
                return null;
            tiles.Add(address, tile);
        }

        return CompactRange.Read(size, node => TileAddress.Holding(node, Checkpoint.Size) is var address ? address.HashOf(node, tiles[address]) : default).Root();
    }

    private async ValueTask<byte[]?> ReadAsync(TileAddress address, TreeHash root, CancellationToken cancel)
    {
        var (served, why) = await _served.ReadAsync(address, cancel);
        if (served is not null && TileRoot.Of(served) == root)
        {
            if (Keep is not null && address.Level > 0)
                await Keep(address, served);
            return served;
        }

        var rebuilt = await _served.RebuildAsync(address, cancel);
        var right = rebuilt is not null && TileRoot.Of(rebuilt) == root ? rebuilt : null;
        var unproven = right is null ? ", and what is below it does not give it either: nothing below it is proven" : "";
        if (served is null)
            _findings.AddFile(FindingKind.WrongFile, address.Path, why + unproven);
        else if (right is null || TileRoot.FirstDifference(served, right) is not { } place)
            _findings.AddFile(FindingKind.WrongTile, address.Path, "is not the tile that the tree has there" + unproven);
        else
            _findings.AddFile(FindingKind.WrongTile, address.Path, $"is not what the entries below it give, first at its hash {place}");
        return right;
    }
}
