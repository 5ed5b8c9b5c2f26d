using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank;

/// <summary>
/// A key that installations share, apart from what they exchange, so that each can tell whether a number is on the other's do-not-call list.
/// docs/specs/do-not-call-filter.md says how. Whoever has it and a filter can test any number that he thinks of.
/// </summary>
public sealed class DoNotCallKey
{
    /// <summary>Bytes of the secret.</summary>
    public const int Bytes = 32;

    // So that no other key, least of all the master key, is ever taken for one that is given to others.
    private const string Prefix = "ledgerline-do-not-call-key-1 ";

    private static readonly byte[] NumberLabel = "ledgerline/do-not-call/v1/number\n"u8.ToArray();
    private static readonly byte[] FileLabel = "ledgerline/do-not-call/v1/file\n"u8.ToArray();

    private readonly byte[] _secret;

    private DoNotCallKey(byte[] secret)
    {
        _secret = secret;
        Id = BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(secret, "ledgerline/do-not-call/v1/key-id\n"u8));
    }

    /// <summary>By which the key is known; nothing of the secret can be told from it.</summary>
    public long Id { get; }

    /// <summary>A new key from the operating system's generator.</summary>
    public static DoNotCallKey Generate() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads a key from its text.</summary>
    /// <exception cref="FormatException">It is no such key. The message does not repeat the text.</exception>
    public static DoNotCallKey Parse(string text)
    {
        var secret = new byte[Bytes + 1];
        var trimmed = text.Trim();
        return trimmed.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(trimmed[Prefix.Length..], secret, out var length) && length == Bytes
            ? new DoNotCallKey(secret[..Bytes])
            : throw new FormatException("The file holds no key of a do-not-call list. Make one:  ledgerline do-not-call new-key FILE");
    }

    /// <summary>The key as it stands in its file, one line.</summary>
    public string ToSecretText() => Prefix + Convert.ToBase64String(_secret);

    /// <summary>What the installations that share the key know a number by, 32 bytes.</summary>
    internal byte[] Hash(PhoneNumber number) => Keyed(NumberLabel, Encoding.ASCII.GetBytes(number.E164));

    /// <summary>By which a file is known to be of somebody who has the key, and whole; 32 bytes.</summary>
    internal byte[] Tag(ReadOnlySpan<byte> file) => Keyed(FileLabel, file);

    private byte[] Keyed(ReadOnlySpan<byte> label, ReadOnlySpan<byte> data)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hmac.AppendData(label);
        hmac.AppendData(data);
        return hmac.GetHashAndReset();
    }
}
