using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>
/// The private key by which a log signs checkpoints or a witness cosigns them. Its text form is
/// <c>PRIVATE+KEY+name+hex(key id)+base64(type ‖ private key)</c>, as the tools of the Go project write it. The private key is RFC 8032's, 32 bytes.
/// </summary>
public sealed class SigningKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] _privateKey;

    private SigningKey(string name, SignatureType type, ReadOnlySpan<byte> privateKey)
    {
        _privateKey = privateKey.ToArray();
        Verifier = new VerifierKey(name, type, Ed25519.PublicKey(privateKey));
    }

    /// <summary>The public key, for all the world.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The key's name.</summary>
    public string Name => Verifier.Name;

    /// <summary>A new key from the operating system's generator.</summary>
    /// <param name="name">Of a log its origin, of a witness a name of its own (<see cref="KeyName"/>).</param>
    /// <param name="type">How it signs: <see cref="SignatureType.Ed25519"/> for a log, <see cref="SignatureType.Ed25519Cosignature"/> for a witness.</param>
    /// <exception cref="ArgumentException">The name cannot be one, or the type is none of <see cref="SignatureType"/>.</exception>
    /// <exception cref="DllNotFoundException">OpenSSL's libcrypto is not installed.</exception>
    public static SigningKey Generate(string name, SignatureType type) => new(name, type, RandomNumberGenerator.GetBytes(Ed25519.KeyBytes));

    /// <summary>Reads the text form. White space around it, such as the line feed of a file, is left out.</summary>
    /// <returns>False when it is malformed or not in its one canonical form, of an unknown type, or its id is not that of its name and key.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        if (text?.Trim() is not { } trimmed || !trimmed.StartsWith(Prefix, StringComparison.Ordinal)
            || trimmed[Prefix.Length..].Split('+', 3) is not [var name, _, var data] || !KeyName.IsValid(name)
            || !StrictBase64.TryDecode(data, out byte[] bytes) || bytes.Length != 1 + Ed25519.KeyBytes
            || (SignatureType)bytes[0] is not (SignatureType.Ed25519 or SignatureType.Ed25519Cosignature))
            return false;
        var read = new SigningKey(name, (SignatureType)bytes[0], bytes.AsSpan(1));
        if (read.ToSecretText() != trimmed)
            return false;
        key = read;
        return true;
    }

    /// <summary>Signs a note's text as a log does (C2SP signed-note, "Ed25519 signatures").</summary>
    /// <exception cref="InvalidOperationException">The key is a witness's: it cosigns, with a time.</exception>
    /// <exception cref="ArgumentException">It is not the text of a note.</exception>
    public NoteSignature Sign(string noteText)
    {
        if (Verifier.Type != SignatureType.Ed25519)
            throw new InvalidOperationException($"The key {Name} cosigns checkpoints; it cannot sign notes.");
        NoteText.Require(noteText, nameof(noteText));
        return new NoteSignature(Name, Verifier.Id, Ed25519.Sign(_privateKey, Encoding.UTF8.GetBytes(noteText)));
    }

    /// <summary>Cosigns a checkpoint's text as a witness does (C2SP tlog-cosignature, "Ed25519 signed message").</summary>
    /// <param name="noteText">The checkpoint's text, with its extension lines if it has any (<see cref="SignedNote.Text"/>).</param>
    /// <param name="time">When; what is below the second is left out. After 1970-01-01T00:00:00Z, because a time of zero says that there is none.</param>
    /// <exception cref="InvalidOperationException">The key is a log's.</exception>
    /// <exception cref="ArgumentException">It is not the text of a checkpoint.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not after 1970 began.</exception>
    public NoteSignature Cosign(string noteText, DateTimeOffset time)
    {
        if (Verifier.Type != SignatureType.Ed25519Cosignature)
            throw new InvalidOperationException($"The key {Name} signs notes; it cannot cosign checkpoints.");
        if (!Checkpoint.TryParse(noteText, out _))
            throw new ArgumentException("Only checkpoints are cosigned.", nameof(noteText));
        var seconds = time.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(time));
        return new NoteSignature(Name, Verifier.Id, Cosignature.Bytes(seconds, Ed25519.Sign(_privateKey, Cosignature.Message(seconds, noteText))));
    }

    /// <summary>The secret text form. Keep it to yourself.</summary>
    public string ToSecretText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Name}+{Verifier.Id:x8}+{Convert.ToBase64String([(byte)Verifier.Type, .. _privateKey])}");

    /// <summary>The name only: a key's secret must not end up in a log by accident.</summary>
    public override string ToString() => Name;
}
