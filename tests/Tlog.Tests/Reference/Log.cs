using System.Text;

namespace Ledgerline.Tlog.Tests.Reference;

/// <summary>A log of so many invented entries, each different, and its naive tree.</summary>
internal sealed class Log
{
    private readonly NaiveTree _tree;

    public Log(int size)
    {
        Entries = [.. Enumerable.Range(0, size).Select(i => Encoding.UTF8.GetBytes($"entry {i}"))];
        Leaves = [.. Entries.Select(entry => TreeHash.OfLeaf(entry))];
        _tree = new NaiveTree(Entries);
    }

    public byte[][] Entries { get; }

    public TreeHash[] Leaves { get; }

    public TreeHash Root(long size) => Mth(0, size);

    public TreeHash Mth(long first, long end) => new(_tree.Mth((int)first, (int)end));

    public TreeHash Read(TreeNode node) => Mth(node.Index << node.Level, (node.Index + 1) << node.Level);

    public TreeHash[] Path(long index, long size) => [.. _tree.Path((int)index, 0, (int)size).Select(hash => new TreeHash(hash))];

    public TreeHash[] Proof(long old, long size) => [.. _tree.Proof((int)old, (int)size).Select(hash => new TreeHash(hash))];
}
