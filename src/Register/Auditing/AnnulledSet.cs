using System.Numerics;

namespace Ledgerline.Register.Auditing;

/// <summary>
/// The entries that are annulled: one bit each, in blocks of 65,536 that are made when they are needed. 450 million entries with annulments
/// everywhere among them take 56 MB.
/// </summary>
internal sealed class AnnulledSet
{
    private const int BlockBits = 65_536;
    private const int WordBits = 64;
    private const int MostVarintBytes = 10;

    private readonly SortedDictionary<long, ulong[]> _blocks = [];

    /// <returns>False when it was there already.</returns>
    public bool Add(long index)
    {
        if (!_blocks.TryGetValue(index / BlockBits, out var block))
            _blocks.Add(index / BlockBits, block = new ulong[BlockBits / WordBits]);
        ref var word = ref block[index % BlockBits / WordBits];
        var bit = 1UL << (int)(index % WordBits);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    public IEnumerable<long> Indices()
    {
        foreach (var (number, block) in _blocks)
        {
            for (var i = 0; i < block.Length; i++)
            {
                for (var word = block[i]; word != 0; word &= word - 1)
                    yield return (number * BlockBits) + (i * WordBits) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    /// <summary>Each index less the one before it (the first less −1), as LEB128 (docs/specs/audit-state.md).</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        var before = -1L;
        foreach (var index in Indices())
        {
            var rest = (ulong)(index - before);
            for (; rest >= 0x80; rest >>= 7)
                bytes.WriteByte((byte)(rest | 0x80));
            bytes.WriteByte((byte)rest);
            before = index;
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">It is not what <see cref="ToBytes"/> writes, or names an index that the log did not have.</exception>
    public static AnnulledSet FromBytes(ReadOnlySpan<byte> bytes, long size)
    {
        var set = new AnnulledSet();
        var index = -1L;
        while (!bytes.IsEmpty)
        {
            var step = ReadVarint(ref bytes);
            if (step <= 0 || step >= size - index)
                throw new FormatException("The annulled entries are not in order, or beyond the log's end.");
            set.Add(index += step);
        }

        return set;
    }

    private static long ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        for (var i = 0; i < Math.Min(bytes.Length, MostVarintBytes - 1); i++)
        {
            value |= (long)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80)
                continue;
            bytes = bytes[(i + 1)..];
            return value;
        }

        throw new FormatException("A number of the annulled entries has no end.");
    }
}
