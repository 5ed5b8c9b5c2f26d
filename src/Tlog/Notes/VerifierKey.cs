using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>
/// The public key by which signatures on notes are verified, with its name and how it signs. Its text form, the verifier key, is
/// <c>name+hex(key id)+base64(type ‖ public key)</c> (C2SP signed-note, "Verifier keys").
/// </summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private readonly byte[] _publicKey;

    /// <summary>The key of that name and those bytes (RFC 8032). That they are a point of the curve is seen when a signature is verified.</summary>
    /// <exception cref="ArgumentException">The name cannot be one, the type is none of <see cref="SignatureType"/>, or the public key has not 32 bytes.</exception>
    public VerifierKey(string name, SignatureType type, ReadOnlySpan<byte> publicKey)
    {
        if (!KeyName.IsValid(name))
            throw new ArgumentException($"'{name}' cannot be a key's name: no spaces, no plus.", nameof(name));
        if (!Enum.IsDefined(type))
            throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such signature type here.");
        if (publicKey.Length != Ed25519.KeyBytes)
            throw new ArgumentException($"A public key has {Ed25519.KeyBytes} bytes; this has {publicKey.Length}.", nameof(publicKey));
        (Name, Type, _publicKey) = (name, type, publicKey.ToArray());
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. publicKey]));
    }

    /// <summary>The key's name: of a log its origin, of a witness a name of its own.</summary>
    public string Name { get; }

    /// <summary>How it signs.</summary>
    public SignatureType Type { get; }

    /// <summary>The key's short id, which signature lines carry: SHA-256(name ‖ 0A ‖ type ‖ public key)[:4], big-endian.</summary>
    public uint Id { get; }

    /// <summary>The 32 bytes of the public key (RFC 8032).</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>Reads a verifier key. White space around it, such as the line feed of a file, is left out.</summary>
    /// <returns>False when it is malformed or not in its one canonical form, of an unknown type, or its id is not that of its name and key.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        // The base64 may hold further pluses, the name none.
        if (text?.Trim().Split('+', 3) is not [var name, _, var data] || !KeyName.IsValid(name)
            || !StrictBase64.TryDecode(data, out byte[] bytes) || bytes.Length != 1 + Ed25519.KeyBytes
            || (SignatureType)bytes[0] is not (SignatureType.Ed25519 or SignatureType.Ed25519Cosignature))
            return false;
        var read = new VerifierKey(name, (SignatureType)bytes[0], bytes.AsSpan(1));
        if (read.ToString() != text.Trim())
            return false;
        key = read;
        return true;
    }

    /// <summary>Whether this is the key that a signature line names, by name and id. It says nothing of whether the signature is right.</summary>
    public bool Made(NoteSignature signature) => signature.KeyId == Id && signature.KeyName == Name;

    /// <summary>The verifier key as text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. _publicKey])}");

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => other is not null && Name == other.Name && Type == other.Type && PublicKey.SequenceEqual(other.PublicKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Id;
}
