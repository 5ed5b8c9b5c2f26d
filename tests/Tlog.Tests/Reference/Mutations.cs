namespace Ledgerline.Tlog.Tests.Reference;

/// <summary>A proof broken in every way that one change can.</summary>
internal static class Mutations
{
    /// <summary>Each hash with one bit changed, each left out, one more at each place, two changed about.</summary>
    public static IEnumerable<TreeHash[]> Of(IReadOnlyList<TreeHash> proof)
    {
        for (var i = 0; i < proof.Count; i++)
        {
            yield return [.. proof.Take(i), Flip(proof[i]), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
            if (i > 0) yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
        }

        for (var i = 0; i <= proof.Count; i++)
            yield return [.. proof.Take(i), proof.Count > 0 ? proof[^1] : default, .. proof.Skip(i)];
    }

    public static TreeHash Flip(TreeHash hash)
    {
        var bytes = hash.AsSpan().ToArray();
        bytes[^1] ^= 1;
        return new TreeHash(bytes);
    }
}
