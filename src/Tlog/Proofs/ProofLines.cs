using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Tlog;

/// <summary>Hashes of a proof, one a line in base64 (C2SP tlog-witness and tlog-proof).</summary>
internal static class ProofLines
{
    public static string Write(IReadOnlyList<TreeHash> proof) => string.Concat(proof.Select(hash => $"{hash}\n"));

    public static bool TryParse(ReadOnlySpan<string> lines, [NotNullWhen(true)] out IReadOnlyList<TreeHash>? proof)
    {
        proof = null;
        var hashes = new List<TreeHash>(lines.Length);
        foreach (var line in lines)
        {
            if (!TreeHash.TryParse(line, out var hash))
                return false;
            hashes.Add(hash);
        }

        proof = hashes;
        return true;
    }
}
