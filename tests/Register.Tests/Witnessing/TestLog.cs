using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>A log of invented leaves, to show to witnesses; and one that has another past.</summary>
internal sealed class TestLog
{
    public const string Origin = "log.test/register";

    private readonly Func<long, string> _leaf;

    public TestLog(string origin = Origin)
        : this(SigningKey.Generate(origin, SignatureType.Ed25519), index => $"leaf {index}")
    {
    }

    private TestLog(SigningKey key, Func<long, string> leaf) => (Key, _leaf) = (key, leaf);

    public SigningKey Key { get; }

    /// <summary>The same log as it shows itself to others: the same up to that size, and then not.</summary>
    public TestLog ForkAt(long size) => new(Key, index => index < size ? _leaf(index) : $"another {index}");

    public TreeHash Root(long size)
    {
        var range = new CompactRange();
        for (var index = 0L; index < size; index++)
            range.Append(Node(new TreeNode(0, index)));
        return range.Root();
    }

    public SignedNote Checkpoint(long size) => Checkpoint(size, Root(size));

    public SignedNote Checkpoint(long size, TreeHash root) => new Checkpoint(Key.Name, new TreeSize(size), root).Sign(Key);

    public IReadOnlyList<TreeHash> Proof(long old, long size) => ConsistencyProof.Make(new TreeSize(old), new TreeSize(size), Node);

    public AddCheckpointRequest Request(long old, long size) => new(new TreeSize(old), Proof(old, size), Checkpoint(size));

    /// <summary>The proof that a client makes on demand.</summary>
    public Func<TreeSize, Task<IReadOnlyList<TreeHash>>> ProofsTo(long size) => old => Task.FromResult(Proof(old.Value, size));

    private TreeHash Node(TreeNode node) => node.Level == 0
        ? TreeHash.OfLeaf(System.Text.Encoding.UTF8.GetBytes(_leaf(node.Index)))
        : TreeHash.OfNode(Node(new TreeNode(node.Level - 1, 2 * node.Index)), Node(new TreeNode(node.Level - 1, (2 * node.Index) + 1)));
}
