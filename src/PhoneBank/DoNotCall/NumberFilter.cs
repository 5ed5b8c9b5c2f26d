using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>
/// A Bloom filter of numbers, by their hashes under a shared key. It says of every number that was added that it holds it; of others it says so too, falsely, of
/// one in a thousand when it is full. docs/specs/do-not-call-filter.md is its specification. Not to be added to while others ask.
/// </summary>
internal sealed class NumberFilter
{
    /// <summary>Bits that a number sets.</summary>
    public const int BitsPerNumber = 10;

    /// <summary>The capacities: a power of two from the first to the last.</summary>
    public const int FewestNumbers = 1 << 16;
    public const int MostNumbers = 1 << 23;

    /// <summary>Of a full filter half of the bits are set, give or take a few in ten thousand.</summary>
    private const double MostSet = 0.52;

    private readonly byte[] _bits;

    /// <param name="capacity">One of the capacities.</param>
    public NumberFilter(int capacity)
        : this(capacity, new byte[BytesFor(capacity)])
    {
    }

    /// <param name="capacity">One of the capacities.</param>
    /// <param name="bits">The bits of such a filter; they become the filter's own.</param>
    public NumberFilter(int capacity, byte[] bits)
    {
        if (!IsCapacity(capacity) || bits.Length != BytesFor(capacity))
            throw new ArgumentException("These are not the bits of such a filter.", nameof(bits));
        (Capacity, _bits) = (capacity, bits);
    }

    public int Capacity { get; }

    public ReadOnlySpan<byte> Bits => _bits;

    /// <summary>Whether it says so of more numbers than any that was made rightly: it would stop all calls.</summary>
    public bool IsTooFull
    {
        get
        {
            long set = 0;
            foreach (var word in MemoryMarshal.Cast<byte, ulong>(_bits))
                set += BitOperations.PopCount(word);
            return set > _bits.Length * 8L * MostSet;
        }
    }

    public static bool IsCapacity(long numbers) => numbers is >= FewestNumbers and <= MostNumbers && BitOperations.IsPow2(numbers);

    /// <summary>14.375 bits a number.</summary>
    public static int BytesFor(int capacity) => capacity / 64 * 115;

    /// <returns>The smallest capacity for so many numbers; null where there is none.</returns>
    public static int? CapacityFor(int numbers) =>
        numbers <= MostNumbers ? Math.Max(FewestNumbers, (int)BitOperations.RoundUpToPowerOf2((uint)numbers)) : null;

    /// <param name="hash">Of the number, 32 bytes.</param>
    public void Add(ReadOnlySpan<byte> hash)
    {
        foreach (var bit in Places(hash))
            _bits[bit / 8] |= (byte)(1 << (int)(bit % 8));
    }

    /// <param name="hash">Of the number, 32 bytes.</param>
    public bool Holds(ReadOnlySpan<byte> hash)
    {
        foreach (var bit in Places(hash))
        {
            if ((_bits[bit / 8] & (1 << (int)(bit % 8))) == 0)
                return false;
        }

        return true;
    }

    /// <summary>Double hashing: the first two 64-bit words of the hash make all places.</summary>
    internal long[] Places(ReadOnlySpan<byte> hash)
    {
        var bits = (ulong)_bits.Length * 8;
        var (first, step) = (BinaryPrimitives.ReadUInt64BigEndian(hash) % bits, BinaryPrimitives.ReadUInt64BigEndian(hash[8..]) % bits);
        var places = new long[BitsPerNumber];
        for (var i = 0; i < places.Length; i++)
            places[i] = (long)((first + (ulong)i * step) % bits);
        return places;
    }
}
