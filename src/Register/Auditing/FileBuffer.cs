namespace Ledgerline.Register.Auditing;

/// <summary>The bytes of one file, in memory that is used again for the next.</summary>
internal sealed class FileBuffer
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _bytes = new byte[FirstBytes];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>When the file was changed last, as its server says; null where it does not.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>All the room there is, at least <paramref name="bytes"/>; what was in it stays.</summary>
    public Memory<byte> Room(int bytes)
    {
        if (_bytes.Length < bytes)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes, 2L * _bytes.Length)));
        return _bytes;
    }

    /// <summary>How much of the room was filled.</summary>
    public void Fill(int length) => Length = length;

    public void Clear() => (Length, ChangedAt) = (0, null);
}
