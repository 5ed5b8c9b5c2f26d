using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ledgerline.Storage;

/// <summary>
/// What a public site needs instead of the master key: enough to take declarations and to know receipts, and nothing that opens a name, a note or a number. Whoever has it can
/// read the receipts' codes of groups from the web that are still held, and can drop into the box, but not open it (<see cref="KeyRing"/>).
/// </summary>
public sealed class FrontKeys
{
    private const string FirstLine = "ledgerline-front/v1";

    /// <summary>The purposes whose hashes a public site makes.</summary>
    internal static readonly KeyPurpose[] Hashed = [KeyPurpose.KeyCheck, KeyPurpose.Receipt, KeyPurpose.RetiredId, KeyPurpose.Work];

    /// <summary>What it drops into the box.</summary>
    internal static readonly KeyPurpose[] Dropped = [KeyPurpose.HeldName, KeyPurpose.HeldDetails];

    /// <summary>What it seals and opens: a retry is answered with the code that was given before.</summary>
    internal static readonly KeyPurpose[] Kept = [KeyPurpose.HeldReceipt];

    private FrontKeys(MasterKey own, IReadOnlyList<byte[]> hashKeys, byte[] point, uint box) => (Own, HashKeys, Point, Box) = (own, hashKeys, point, box);

    internal MasterKey Own { get; }

    /// <summary>In the order of <see cref="Hashed"/>.</summary>
    internal IReadOnlyList<byte[]> HashKeys { get; }

    internal byte[] Point { get; }

    internal uint Box { get; }

    /// <summary>Derived from the master keys, oldest first: the same again and again until there is a newer one.</summary>
    public static FrontKeys Of(IReadOnlyList<MasterKey> masters)
    {
        using var box = DropKey.Of(masters[^1]);
        return new FrontKeys(masters[^1].Front(), [.. Hashed.Select(purpose => masters[0].Derive($"{purpose}"))], box.Point, masters[^1].Id);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is not that. The message does not repeat the text.</exception>
    public static FrontKeys Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length != 2 || lines[0] != FirstLine)
            throw IsNone();
        var bytes = new byte[Length + 1];
        if (!Convert.TryFromBase64String(lines[1], bytes, out var length) || length != Length)
            throw IsNone();
        var own = new MasterKey(bytes.AsSpan(0, MasterKey.Bytes));
        var rest = bytes.AsSpan(MasterKey.Bytes, Length - MasterKey.Bytes);
        var hashKeys = new List<byte[]>();
        for (; hashKeys.Count < Hashed.Length; rest = rest[MasterKey.Bytes..])
            hashKeys.Add(rest[..MasterKey.Bytes].ToArray());
        return new FrontKeys(own, hashKeys, rest[..DropKey.PointBytes].ToArray(), BinaryPrimitives.ReadUInt32BigEndian(rest[DropKey.PointBytes..]));
    }

    /// <summary>Two lines of text. A secret, though a smaller one than the master key.</summary>
    public string Write()
    {
        var bytes = new byte[Length];
        Own.Secret.CopyTo(bytes);
        var rest = bytes.AsSpan(MasterKey.Bytes);
        foreach (var key in HashKeys)
        {
            key.CopyTo(rest);
            rest = rest[MasterKey.Bytes..];
        }

        Point.CopyTo(rest);
        BinaryPrimitives.WriteUInt32BigEndian(rest[DropKey.PointBytes..], Box);
        var text = $"{FirstLine}\n{Convert.ToBase64String(bytes)}";
        CryptographicOperations.ZeroMemory(bytes);
        return text;
    }

    private static int Length => MasterKey.Bytes * (1 + Hashed.Length) + DropKey.PointBytes + sizeof(uint);

    private static FormatException IsNone() => new("These are no keys of a public site.");
}
