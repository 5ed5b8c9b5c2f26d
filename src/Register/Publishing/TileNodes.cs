using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>Gives the hashes of subtrees from the tiles in the public folder, each file read once.</summary>
internal sealed class TileNodes(LogFolder folder, TreeSize size)
{
    private readonly Dictionary<TileAddress, byte[]> _tiles = [];

    /// <exception cref="BrokenRegisterException">The folder lacks the tile.</exception>
    public TreeHash Read(TreeNode node)
    {
        var address = TileAddress.Holding(node, size);
        if (!_tiles.TryGetValue(address, out var hashes))
        {
            hashes = folder.Read(address.Path) ?? folder.Read(address.Full.Path)
                ?? throw new BrokenRegisterException($"The published {address.Path} is missing. Empty the log's folder, and it is written anew from the database.");
            _tiles.Add(address, hashes);
        }

        return address.HashOf(node, hashes);
    }
}
