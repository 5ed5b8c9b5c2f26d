using System.Buffers;
using System.Buffers.Binary;

namespace Ledgerline.Tlog;

/// <summary>The bytes of a bundle: for each entry its length as a big-endian uint16, and the entry (C2SP tlog-tiles, "Log Entries").</summary>
public static class EntryBundle
{
    /// <summary>The most bytes that an entry can have.</summary>
    public const int MaxEntryBytes = ushort.MaxValue;

    private const int LengthBytes = sizeof(ushort);

    /// <summary>Appends an entry.</summary>
    /// <param name="bundle">What the bundle's bytes are written to.</param>
    /// <param name="entry">The entry, 0 to 65,535 bytes.</param>
    /// <exception cref="ArgumentException">The entry is longer than <see cref="MaxEntryBytes"/>.</exception>
    public static void Write(IBufferWriter<byte> bundle, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > MaxEntryBytes)
            throw new ArgumentException($"An entry has at most {MaxEntryBytes} bytes; this has {entry.Length}.", nameof(entry));
        var span = bundle.GetSpan(LengthBytes + entry.Length);
        BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)entry.Length);
        entry.CopyTo(span[LengthBytes..]);
        bundle.Advance(LengthBytes + entry.Length);
    }

    /// <summary>Takes the next entry off what is left of a bundle.</summary>
    /// <param name="rest">What is left; shortened by the entry, and left as it was when the answer is false.</param>
    /// <param name="entry">The entry, a part of the same memory.</param>
    /// <returns>False when nothing is left, or less than the length says: a bundle ends well when <paramref name="rest"/> is empty then.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> entry)
    {
        entry = default;
        if (rest.Length < LengthBytes)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length - LengthBytes < length)
            return false;
        entry = rest.Slice(LengthBytes, length);
        rest = rest[(LengthBytes + length)..];
        return true;
    }
}
