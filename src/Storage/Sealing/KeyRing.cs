using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>
/// Seals and opens columns (AES-256-GCM, NIST SP 800-38D) and makes keyed hashes (HMAC-SHA256), with a key of its own for each
/// <see cref="KeyPurpose"/>. Safe to use from any thread.
/// </summary>
/// <remarks>
/// A sealed value is <c>version (1 byte, 1) ‖ key id (4 bytes, big-endian) ‖ nonce (12) ‖ ciphertext ‖ tag (16)</c>; version and key id are
/// authenticated. Texts are padded to a multiple of 16 bytes before sealing, so that the length tells little of what is inside.
/// </remarks>
public sealed class KeyRing
{
    private const byte Version = 1;
    private const int HeaderBytes = 5;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int PadTo = 16;

    private readonly byte[][] _keys;
    // One serves one thread at a time, and making one costs more than a name takes to open. There are never more than ran at once.
    private readonly ConcurrentBag<AesGcm>[] _ciphers = [.. Enum.GetValues<KeyPurpose>().Select(_ => new ConcurrentBag<AesGcm>())];
    private readonly uint _keyId;

    public KeyRing(MasterKey master)
    {
        _keys = [.. Enum.GetValues<KeyPurpose>().Select(purpose => Derive(master, $"ledgerline/v1/{purpose}"))];
        _keyId = BinaryPrimitives.ReadUInt32BigEndian(Derive(master, "ledgerline/v1/key-id"));
    }

    /// <summary>A keyed hash of <paramref name="data"/>, 32 bytes: the same under the same key and purpose, and nothing without the key.</summary>
    public byte[] Hash(KeyPurpose purpose, ReadOnlySpan<byte> data) => HMACSHA256.HashData(_keys[(int)purpose], data);

    /// <summary>As <see cref="Hash(KeyPurpose, ReadOnlySpan{byte})"/>, of the text in UTF-8.</summary>
    public byte[] Hash(KeyPurpose purpose, string text) => Hash(purpose, Encoding.UTF8.GetBytes(text));

    /// <summary>Encrypts a text. Two sealings of the same text are never the same bytes.</summary>
    public byte[] Seal(KeyPurpose purpose, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        var value = Seal(purpose, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return value;
    }

    /// <summary>As <see cref="Seal(KeyPurpose, string)"/>, of bytes.</summary>
    public byte[] Seal(KeyPurpose purpose, ReadOnlySpan<byte> bytes)
    {
        var padded = (bytes.Length / PadTo + 1) * PadTo;
        Span<byte> plain = padded <= 1024 ? stackalloc byte[padded] : new byte[padded];
        bytes.CopyTo(plain);
        plain[bytes.Length] = 0x80;
        plain[(bytes.Length + 1)..].Clear();

        var value = new byte[HeaderBytes + NonceBytes + padded + TagBytes];
        value[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(1), _keyId);
        var nonce = value.AsSpan(HeaderBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var cipher = Take(purpose);
        cipher.Encrypt(nonce, plain, value.AsSpan(HeaderBytes + NonceBytes, padded), value.AsSpan(^TagBytes..), value.AsSpan(0, HeaderBytes));
        _ciphers[(int)purpose].Add(cipher);
        CryptographicOperations.ZeroMemory(plain);
        return value;
    }

    /// <summary>Decrypts a text that was sealed for the same purpose.</summary>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed with another key or for another purpose.</exception>
    public string Open(KeyPurpose purpose, ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(OpenBytes(purpose, value).Span);

    /// <summary>As <see cref="Open"/>, of bytes.</summary>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed with another key or for another purpose.</exception>
    public ReadOnlyMemory<byte> OpenBytes(KeyPurpose purpose, ReadOnlySpan<byte> value)
    {
        var padded = value.Length - HeaderBytes - NonceBytes - TagBytes;
        if (padded <= 0 || value[0] != Version)
            throw new CryptographicException("This is not a sealed value.");
        if (BinaryPrimitives.ReadUInt32BigEndian(value[1..]) != _keyId)
            throw new CryptographicException("This value was sealed with another key.");

        var plain = new byte[padded];
        var cipher = Take(purpose);
        cipher.Decrypt(
            value.Slice(HeaderBytes, NonceBytes), value.Slice(HeaderBytes + NonceBytes, padded), value[^TagBytes..], plain, value[..HeaderBytes]);
        _ciphers[(int)purpose].Add(cipher);
        return plain.AsMemory(0, plain.AsSpan().LastIndexOf((byte)0x80));
    }

    // What failed half-way is not given back: the finalizer frees it.
    private AesGcm Take(KeyPurpose purpose) =>
        _ciphers[(int)purpose].TryTake(out var cipher) ? cipher : new AesGcm(_keys[(int)purpose], TagBytes);

    private static byte[] Derive(MasterKey master, string info) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Secret.ToArray(), MasterKey.Bytes, info: Encoding.ASCII.GetBytes(info));
}
