using System.Buffers;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>Writes the entries and tiles by which the published tree grows to the database's. Memory does not grow with it.</summary>
internal sealed class PublishTree(LedgerlineDb db, LogFolder folder)
{
    /// <summary>Entries that are read at once: a whole number of bundles.</summary>
    public const int Chunk = 64 * BundleAddress.FullWidth;

    /// <exception cref="BrokenRegisterException">The leaves do not give the checkpoint's root, or the published tiles not that of the published one.</exception>
    public async Task WriteAsync(Checkpoint? published, Checkpoint target, CancellationToken cancel)
    {
        var edge = Edge(published);
        var tiles = new List<(TileAddress Address, byte[] Hashes)>();
        for (var first = edge.Size.Value / BundleAddress.FullWidth * BundleAddress.FullWidth; first < target.Size.Value; first += Chunk)
        {
            var end = Math.Min(first + Chunk, target.Size.Value);
            var leaves = await LeavesAsync(first, end, cancel);
            await WriteBundlesAsync(first, leaves);
            for (var i = (int)(edge.Size.Value - first); i < leaves.Count; i++)
                edge.Append(TreeHash.OfLeaf(leaves[i]), (address, hashes) => tiles.Add((address, hashes.ToArray())));
            await WriteTilesAsync(tiles);
        }

        if (edge.Root() != target.Root)
            throw new BrokenRegisterException($"The {target.Size} leaves in the database give the root {edge.Root()}; {target.Root} was signed.");
        edge.WritePartials((address, hashes) => tiles.Add((address, hashes.ToArray())));
        await WriteTilesAsync(tiles);
    }

    private TreeEdge Edge(Checkpoint? published)
    {
        if (published is null)
            return new TreeEdge();
        var edge = TreeEdge.FromPartials(published.Size, address => folder.Read(address.Path)
            ?? folder.Read(address.Full.Path)?.AsMemory(0, address.Bytes)
            ?? throw new BrokenRegisterException($"The published {address.Path} is missing. Empty the log's folder, and it is written anew from the database."));
        return edge.Root() == published.Root
            ? edge
            : throw new BrokenRegisterException("The published tiles do not give the published root. Empty the log's folder, and it is written anew from the database.");
    }

    private async Task<List<byte[]>> LeavesAsync(long first, long end, CancellationToken cancel)
    {
        var leaves = await db.Set<Leaf>().AsNoTracking().Where(leaf => leaf.Index >= first && leaf.Index < end)
            .OrderBy(leaf => leaf.Index).Select(leaf => leaf.Bytes).ToListAsync(cancel);
        return leaves.Count == end - first
            ? leaves
            : throw new BrokenRegisterException($"Of the leaves {first} to {end - 1} the database has only {leaves.Count}.");
    }

    private async Task WriteBundlesAsync(long first, List<byte[]> leaves)
    {
        foreach (var (number, bundle) in leaves.Chunk(BundleAddress.FullWidth).Index())
        {
            var bytes = new ArrayBufferWriter<byte>(BundleAddress.FullWidth * 160);
            foreach (var leaf in bundle)
                EntryBundle.Write(bytes, leaf);
            await folder.WriteOnceAsync(new BundleAddress((first / BundleAddress.FullWidth) + number, bundle.Length).Path, bytes.WrittenMemory);
        }
    }

    private async Task WriteTilesAsync(List<(TileAddress Address, byte[] Hashes)> tiles)
    {
        foreach (var (address, hashes) in tiles)
            await folder.WriteOnceAsync(address.Path, hashes);
        tiles.Clear();
    }
}
