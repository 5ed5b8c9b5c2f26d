using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ledgerline.Storage;

/// <summary>The sealing keys of one secret, a purpose each, and the id by which what they sealed names them.</summary>
/// <remarks>
/// A sealed value is <c>1 (1 byte) ‖ key id (4 bytes, big-endian) ‖ nonce (12) ‖ ciphertext ‖ tag (16)</c>; the first five bytes are authenticated.
/// </remarks>
internal sealed class SealingKeys
{
    public const byte Version = 1;
    private const int NonceBytes = 12;

    private readonly byte[][] _keys;
    // One serves one thread at a time, and making one costs more than a name takes to open. There are never more than ran at once.
    private readonly ConcurrentBag<AesGcm>[] _ciphers = [.. Enum.GetValues<KeyPurpose>().Select(_ => new ConcurrentBag<AesGcm>())];

    public SealingKeys(MasterKey secret)
    {
        _keys = [.. Enum.GetValues<KeyPurpose>().Select(purpose => secret.Derive($"{purpose}"))];
        Id = secret.Id;
    }

    public uint Id { get; }

    /// <summary>Seals what was padded.</summary>
    public byte[] Seal(KeyPurpose purpose, ReadOnlySpan<byte> padded)
    {
        var value = new byte[SealedValue.HeaderBytes + NonceBytes + padded.Length + SealedValue.TagBytes];
        SealedValue.WriteHeader(value, Version, Id);
        var nonce = value.AsSpan(SealedValue.HeaderBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var cipher = Take(purpose);
        cipher.Encrypt(
            nonce, padded, value.AsSpan(SealedValue.HeaderBytes + NonceBytes, padded.Length), value.AsSpan(^SealedValue.TagBytes..), value.AsSpan(0, SealedValue.HeaderBytes));
        _ciphers[(int)purpose].Add(cipher);
        return value;
    }

    /// <returns>What was sealed, still padded.</returns>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed for another purpose.</exception>
    public byte[] Open(KeyPurpose purpose, ReadOnlySpan<byte> value)
    {
        var padded = value.Length - SealedValue.HeaderBytes - NonceBytes - SealedValue.TagBytes;
        if (padded <= 0)
            throw SealedValue.IsNone();
        var plain = new byte[padded];
        var cipher = Take(purpose);
        cipher.Decrypt(
            value.Slice(SealedValue.HeaderBytes, NonceBytes), value.Slice(SealedValue.HeaderBytes + NonceBytes, padded), value[^SealedValue.TagBytes..], plain,
            value[..SealedValue.HeaderBytes]);
        _ciphers[(int)purpose].Add(cipher);
        return plain;
    }

    // What failed half-way is not given back: the finalizer frees it.
    private AesGcm Take(KeyPurpose purpose) => _ciphers[(int)purpose].TryTake(out var cipher) ? cipher : new AesGcm(_keys[(int)purpose], SealedValue.TagBytes);
}
