using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>
/// A hash of the Merkle tree: 32 bytes of SHA-256 (RFC 6962, section 2.1). A value type without allocation; the default is 32 zero bytes,
/// which no tree has.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = 32;

    private const int Base64Length = 44;
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int StackBytes = 1024;

#pragma warning disable CS0169, CA1823, IDE0051 // Read as bytes, through AsSpan.
    private readonly ulong _a, _b, _c, _d;
#pragma warning restore CS0169, CA1823, IDE0051

    /// <summary>A hash from its bytes.</summary>
    /// <exception cref="ArgumentException">Not exactly 32 bytes.</exception>
    public TreeHash(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Bytes)
            throw new ArgumentException($"A hash has {Bytes} bytes; this has {hash.Length}.", nameof(hash));
        this = MemoryMarshal.Read<TreeHash>(hash);
    }

    /// <summary>The root of the tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1).</summary>
    public static TreeHash OfEmptyTree { get; } = Sha256.Of([], []);

    /// <summary>Whether all 32 bytes are the same. Not in constant time: hashes of a tree are public.</summary>
    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    /// <summary>The hash of a leaf: SHA-256(00 ‖ entry) (RFC 6962, section 2.1). Of any length; allocates nothing.</summary>
    [SkipLocalsInit]
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length >= StackBytes)
            return Sha256.Of([LeafPrefix], entry);
        // One short copy costs less than handing the hash two parts.
        Span<byte> text = stackalloc byte[StackBytes];
        text[0] = LeafPrefix;
        entry.CopyTo(text[1..]);
        return Sha256.Of(text[..(1 + entry.Length)], []);
    }

    /// <summary>The hash of an inner node: SHA-256(01 ‖ left ‖ right) (RFC 6962, section 2.1). Allocates nothing.</summary>
    [SkipLocalsInit]
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> text = stackalloc byte[1 + (2 * Bytes)];
        text[0] = NodePrefix;
        left.AsSpan().CopyTo(text[1..]);
        right.AsSpan().CopyTo(text[(1 + Bytes)..]);
        return Sha256.Of(text, []);
    }

    /// <summary>Reads base64 (RFC 4648, section 4) of exactly 32 bytes, in its one canonical form: 44 characters.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out TreeHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (base64.Length != Base64Length || !StrictBase64.TryDecode(base64, bytes, out var length) || length != Bytes)
            return false;
        hash = new TreeHash(bytes);
        return true;
    }

    /// <summary>The 32 bytes, without a copy.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => MemoryMarshal.AsBytes(new ReadOnlySpan<TreeHash>(in this));

    /// <inheritdoc/>
    public bool Equals(TreeHash other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(AsSpan());

    /// <summary>The hash in base64, 44 characters.</summary>
    public override string ToString() => Convert.ToBase64String(AsSpan());
}
