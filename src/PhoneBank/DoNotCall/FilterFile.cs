using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>Why a file is not taken for a filter.</summary>
internal enum FilterFileProblem
{
    NoFilter,
    NewerFormat,
    OtherKey,
    WrongLength,
    Damaged,
    TooFull,
}

/// <summary>A filter with what is said of it, as a file: docs/specs/do-not-call-filter.md, version 1.</summary>
/// <param name="Source">Whose list it is: an installation, under this key.</param>
/// <param name="Day">UTC's, on which it was made.</param>
internal sealed record FilterFile(long Source, DateOnly Day, NumberFilter Filter)
{
    public const int MaxBytes = 16 << 20;

    private const ushort Version = 1;
    private const int HeaderBytes = 48;
    private const int TagBytes = HMACSHA256.HashSizeInBytes;

    private static readonly DateOnly Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private static ReadOnlySpan<byte> Magic => "ledgerline-dnc"u8;

    public byte[] Write(DoNotCallKey key)
    {
        var file = new byte[HeaderBytes + Filter.Bits.Length + TagBytes];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(14), Version);
        BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(16), key.Id);
        BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(24), Source);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(32), Day.DayNumber - Epoch.DayNumber);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(36), Filter.Capacity);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(40), NumberFilter.BitsPerNumber);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(44), Filter.Bits.Length * 8);
        Filter.Bits.CopyTo(file.AsSpan(HeaderBytes));
        key.Tag(file.AsSpan(..^TagBytes)).CopyTo(file.AsSpan(^TagBytes..));
        return file;
    }

    /// <returns>The file; or why it is not taken.</returns>
    public static (FilterFile? File, FilterFileProblem? Problem) Read(ReadOnlySpan<byte> bytes, DoNotCallKey key)
    {
        if (!bytes.StartsWith(Magic))
            return (null, FilterFileProblem.NoFilter);
        if (bytes.Length < HeaderBytes)
            return (null, FilterFileProblem.WrongLength);
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]) != Version)
            return (null, FilterFileProblem.NewerFormat);
        if (BinaryPrimitives.ReadInt64BigEndian(bytes[16..]) != key.Id)
            return (null, FilterFileProblem.OtherKey);
        var capacity = BinaryPrimitives.ReadInt32BigEndian(bytes[36..]);
        if (!NumberFilter.IsCapacity(capacity))
            return (null, FilterFileProblem.Damaged);
        if (bytes.Length != HeaderBytes + NumberFilter.BytesFor(capacity) + TagBytes)
            return (null, FilterFileProblem.WrongLength);
        return CryptographicOperations.FixedTimeEquals(key.Tag(bytes[..^TagBytes]), bytes[^TagBytes..]) ? ReadWhole(bytes, capacity) : (null, FilterFileProblem.Damaged);
    }

    private static (FilterFile?, FilterFileProblem?) ReadWhole(ReadOnlySpan<byte> bytes, int capacity)
    {
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[32..]);
        var filter = new NumberFilter(capacity, bytes[HeaderBytes..^TagBytes].ToArray());
        if (day is < 0 or > 1_000_000 || BinaryPrimitives.ReadInt32BigEndian(bytes[40..]) != NumberFilter.BitsPerNumber
            || BinaryPrimitives.ReadInt32BigEndian(bytes[44..]) != filter.Bits.Length * 8)
            return (null, FilterFileProblem.Damaged);
        return filter.IsTooFull ? (null, FilterFileProblem.TooFull) : (new(BinaryPrimitives.ReadInt64BigEndian(bytes[24..]), Epoch.AddDays(day), filter), null);
    }
}
