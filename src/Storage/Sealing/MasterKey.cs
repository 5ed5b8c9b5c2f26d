using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>The 32-byte secret from which every other key is derived. Kept outside the database: in a file that only its owner can read, or in the environment.</summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a master key.</summary>
    public const int Bytes = 32;

    private readonly byte[] _secret;

    /// <exception cref="FormatException">The secret is not exactly 32 bytes.</exception>
    public MasterKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes)
            throw new FormatException($"A master key has {Bytes} bytes; this one has {secret.Length}.");
        _secret = secret.ToArray();
    }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>By which what it sealed names it. Says nothing of the key.</summary>
    internal uint Id => BinaryPrimitives.ReadUInt32BigEndian(Derive("key-id"));

    /// <summary>A new key from the operating system's generator.</summary>
    public static MasterKey Generate() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads keys from their text form, one a line or with spaces between, oldest first.</summary>
    /// <exception cref="FormatException">A word is no key, a key is there twice, or there is none. The message does not repeat the text.</exception>
    public static IReadOnlyList<MasterKey> ParseAll(string text)
    {
        var keys = text.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        return keys.Count > 0 && keys.DistinctBy(key => key.Id).Count() == keys.Count ? keys : throw new FormatException("Master keys stand one a line, each once.");
    }

    /// <summary>The text form of keys, oldest first.</summary>
    public static string WriteAll(IEnumerable<MasterKey> keys) => string.Join('\n', keys.Select(key => Convert.ToBase64String(key._secret)));

    /// <summary>Reads a key from its text form, 44 characters of base64.</summary>
    /// <exception cref="FormatException">It is not base64 of 32 bytes. The message does not repeat the text.</exception>
    public static MasterKey Parse(string text)
    {
        Span<byte> secret = stackalloc byte[Bytes + 1];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length)
            ? new MasterKey(secret[..length])
            : throw new FormatException($"A master key is {Bytes} bytes in base64.");
    }

    /// <summary>Reads the key in <paramref name="file"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read the file.</exception>
    public static MasterKey Read(string file) => Parse(KeyFile.Read(file));

    /// <summary>Writes a new key to <paramref name="file"/>, readable by its owner only.</summary>
    /// <exception cref="IOException">The file is there already: a key is never overwritten.</exception>
    public static MasterKey Create(string file)
    {
        var key = Generate();
        KeyFile.Create(file, Convert.ToBase64String(key._secret));
        return key;
    }

    /// <summary>A key for one use (HKDF-SHA256, RFC 5869).</summary>
    internal byte[] Derive(string use, int bytes = Bytes) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, bytes, info: Encoding.ASCII.GetBytes($"ledgerline/v1/{use}"));

    /// <summary>The secret of the public sites that belong to it.</summary>
    internal MasterKey Front() => new(Derive("front"));
}
