using Ledgerline.Tlog;

namespace Ledgerline.Register.Witnessing;

/// <summary>The latest tree of a log that the witness cosigned.</summary>
/// <param name="Size">How many leaves it has.</param>
/// <param name="Root">Its root.</param>
/// <param name="Note">The checkpoint with the log's signatures and the cosignature; null before the first.</param>
internal sealed record WitnessedTree(TreeSize Size, TreeHash Root, string? Note)
{
    /// <summary>Of a log that was never cosigned: every tree follows from the empty one.</summary>
    public static WitnessedTree None { get; } = new(TreeSize.Zero, TreeHash.OfEmptyTree, null);

    public bool IsSameTreeAs(WitnessedTree other) => Size == other.Size && Root == other.Root;
}
