using System.Security.Cryptography;

namespace Ledgerline.Tlog.Tests.Reference;

/// <summary>RFC 6962, section 2.1, as it is written there: recursive, on byte arrays, with nothing of the library's.</summary>
internal sealed class NaiveTree(IReadOnlyList<byte[]> entries)
{
    // The definitions overlap: without remembering, thousands of trees would be hashed anew for each proof.
    private readonly Dictionary<(int, int), byte[]> _known = [];

    /// <summary>MTH(D[first:end]), section 2.1.</summary>
    public byte[] Mth(int first, int end)
    {
        if (_known.TryGetValue((first, end), out var hash)) return hash;
        var n = end - first;
        hash = n switch
        {
            0 => SHA256.HashData([]),
            1 => SHA256.HashData([0, .. entries[first]]),
            _ => SHA256.HashData([1, .. Mth(first, first + K(n)), .. Mth(first + K(n), end)]),
        };
        return _known[(first, end)] = hash;
    }

    /// <summary>PATH(m, D[first:end]), section 2.1.1.</summary>
    public IEnumerable<byte[]> Path(int m, int first, int end)
    {
        var n = end - first;
        if (n == 1) return [];
        var k = K(n);
        return m < k
            ? Path(m, first, first + k).Append(Mth(first + k, end))
            : Path(m - k, first + k, end).Append(Mth(first, first + k));
    }

    /// <summary>PROOF(m, D[0:n]), section 2.1.2, for 0 &lt; m &lt; n.</summary>
    public IEnumerable<byte[]> Proof(int m, int n) => SubProof(m, 0, n, true);

    private IEnumerable<byte[]> SubProof(int m, int first, int end, bool b)
    {
        var n = end - first;
        if (m == n) return b ? [] : [Mth(first, end)];
        var k = K(n);
        return m <= k
            ? SubProof(m, first, first + k, b).Append(Mth(first + k, end))
            : SubProof(m - k, first + k, end, false).Append(Mth(first, first + k));
    }

    /// <summary>The largest power of two smaller than n.</summary>
    private static int K(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
