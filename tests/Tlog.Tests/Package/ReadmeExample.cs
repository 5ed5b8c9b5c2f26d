using System.Runtime.InteropServices;
using System.Text;

namespace Ledgerline.Tlog.Tests.Package;

/// <summary>The example of the package's README: what stands between the two marks is there word for word.</summary>
internal static class ReadmeExample
{
    public static (bool Proven, TlogProof? Proof) Run(DateTimeOffset time)
    {
        // <example>
        // The log appends entries and signs what it has.
        var logKey = SigningKey.Generate("log.example/declarations", SignatureType.Ed25519);
        string[] entries = ["one", "two", "three"];
        var leaves = entries.Select(entry => TreeHash.OfLeaf(Encoding.UTF8.GetBytes(entry))).ToList();

        var edge = new TreeEdge();
        foreach (var leaf in leaves)
            edge.Append(leaf, (tile, hashes) => throw new NotImplementedException($"write {hashes.Length} bytes to {tile.Path}"));
        var checkpoint = new Checkpoint(logKey.Name, edge.Size, edge.Root());

        // A witness, somebody else, says when it saw that.
        var witnessKey = SigningKey.Generate("witness.example/w1", SignatureType.Ed25519Cosignature);
        var note = checkpoint.Sign(logKey);
        note = note.With(witnessKey.Cosign(note.Text, time));

        // The log proves that the second entry is in it.
        var index = new EntryIndex(1);
        var path = InclusionProof.Make(index, edge.Size, node => TileAddress.Holding(node, edge.Size).HashOf(node, MemoryMarshal.AsBytes(leaves.ToArray().AsSpan())));
        var file = new TlogProof(Extra: null, index, path, note).ToString();

        // Whoever has the entry, the file and two public keys checks it, for ever and anywhere.
        var policy = new TrustPolicy(logKey.Verifier, [witnessKey.Verifier], Quorum: 1);
        var proven = TlogProof.TryParse(Encoding.UTF8.GetBytes(file), out var proof) && proof.Verify("two"u8, policy);
        // </example>
        return (proven, proof);
    }
}
