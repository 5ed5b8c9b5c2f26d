using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>
/// The partial tiles of a tree. Together they give its root, so the signed root proves all of them at once, and with them every hash on the
/// way down.
/// </summary>
internal sealed class RightEdge
{
    private readonly Dictionary<int, byte[]> _tiles;

    private RightEdge(Dictionary<int, byte[]> tiles) => _tiles = tiles;

    public IReadOnlyDictionary<int, byte[]> Tiles => _tiles;

    /// <summary>Reads the edge. A wrong tile is named and made again of what is below it.</summary>
    /// <returns>Null when nothing that is served gives the root.</returns>
    public static async Task<RightEdge?> OpenAsync(ServedTiles served, Checkpoint checkpoint, Findings findings, CancellationToken cancel)
    {
        var addresses = TileAddress.Partials(checkpoint.Size).ToList();
        var read = new List<(byte[]? Bytes, string Why)>();
        foreach (var address in addresses)
            read.Add(await served.ReadAsync(address, cancel));
        if (GivesRoot(checkpoint, addresses, [.. read.Select(tile => tile.Bytes)]) is { } edge)
            return edge;

        var rebuilt = new List<byte[]?>();
        foreach (var address in addresses)
            rebuilt.Add(await served.RebuildAsync(address, cancel));
        // Each tile as it is served or as it is rebuilt: at most eight of them.
        for (var choice = 1; choice < 1 << addresses.Count; choice++)
        {
            var mixed = addresses.Select((_, i) => (choice >> i & 1) == 1 ? rebuilt[i] : read[i].Bytes).ToList();
            if (GivesRoot(checkpoint, addresses, mixed) is not { } mended)
                continue;
            for (var i = 0; i < addresses.Count; i++)
                Name(findings, addresses[i], read[i], mixed[i]!);
            return mended;
        }

        foreach (var (address, tile) in addresses.Zip(read).Where(pair => pair.Second.Bytes is null))
            findings.AddFile(FindingKind.WrongFile, address.Path, tile.Why);
        findings.Add(FindingKind.WrongRoot, $"the tiles and entries that are served do not give the root {checkpoint.Root} that was signed for {checkpoint.Size} entries");
        return null;
    }

    private static void Name(Findings findings, TileAddress address, (byte[]? Bytes, string Why) read, byte[] right)
    {
        if (read.Bytes is null)
            findings.AddFile(FindingKind.WrongFile, address.Path, read.Why);
        else if (TileRoot.FirstDifference(read.Bytes, right) is { } place)
            findings.AddFile(FindingKind.WrongTile, address.Path, $"is not what the entries below it give, first at its hash {place}");
    }

    private static RightEdge? GivesRoot(Checkpoint checkpoint, List<TileAddress> addresses, List<byte[]?> tiles)
    {
        if (tiles.Contains(null))
            return null;
        var edge = addresses.Zip(tiles).ToDictionary(pair => pair.First.Level, pair => pair.Second!);
        return TreeEdge.FromPartials(checkpoint.Size, address => edge[address.Level]).Root() == checkpoint.Root ? new RightEdge(edge) : null;
    }
}
