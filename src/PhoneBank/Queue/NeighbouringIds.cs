using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Random ids for rows that are inserted together: one after the other from a random place, so that they come to lie in a few pages of an index instead of one
/// each. They say nothing of when that was (UUID version 8, RFC 9562, 5.8).
/// </summary>
internal static class NeighbouringIds
{
    public static Guid[] Make(int count)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        // The variant's two bits stay, and there is room for all that come after.
        var first = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & 0x1FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000;
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], first + (ulong)i);
            ids[i] = new Guid(bytes, bigEndian: true);
        }

        return ids;
    }
}
