using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>
/// A text with signatures (C2SP signed-note, "Format"). That it could be read says nothing of who signed it: ask <see cref="Verify"/> before you
/// believe a word.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The most bytes of UTF-8 that are read.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The most signatures that are read. The specification wants at least 16.</summary>
    public const int MaxSignatures = 100;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A note of a text and its signatures, which are not verified.</summary>
    /// <exception cref="ArgumentException">
    /// The text does not end in a line feed, has another control character or no form in UTF-8; or there is no signature, or more than <see cref="MaxSignatures"/>.
    /// </exception>
    public SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        NoteText.Require(text, nameof(text));
        if (signatures.Count is 0 or > MaxSignatures)
            throw new ArgumentException($"A note has 1 to {MaxSignatures} signatures.", nameof(signatures));
        (Text, Signatures) = (text, [.. signatures]);
    }

    /// <summary>The text that is signed, with the line feed at its end.</summary>
    public string Text { get; }

    /// <summary>The signatures, in the order in which they stand.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note from its bytes in UTF-8.</summary>
    /// <returns>False when it is malformed, has over <see cref="MaxBytes"/> or <see cref="MaxSignatures"/>, or base64 in another than its canonical form.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (utf8.Length > MaxBytes)
            return false;
        try
        {
            return TryParse(StrictUtf8.GetString(utf8), out note);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Reads a note. As <see cref="TryParse(ReadOnlySpan{byte}, out SignedNote?)"/>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        // The text is separated from the signatures by the last empty line.
        var separator = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (separator < 0 || !text.EndsWith('\n') || text.Length > MaxBytes || !NoteText.IsAllowed(text) || Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return false;
        var signatures = new List<NoteSignature>();
        for (var rest = text.AsSpan(separator + 2); !rest.IsEmpty;)
        {
            var end = rest.IndexOf('\n');
            if (signatures.Count == MaxSignatures || !NoteSignature.TryParse(rest[..end], out var signature))
                return false;
            signatures.Add(signature);
            rest = rest[(end + 1)..];
        }

        if (signatures.Count == 0)
            return false;
        note = new SignedNote(text[..(separator + 1)], signatures);
        return true;
    }

    /// <summary>The same note with one more signature after the others.</summary>
    /// <exception cref="ArgumentException">It has <see cref="MaxSignatures"/> already.</exception>
    public SignedNote With(NoteSignature signature) => new(Text, [.. Signatures, signature]);

    /// <summary>
    /// Which of the known keys signed it. Signatures by others are ignored; a wrong one by a known key spoils the note, and so does none by any known
    /// key (C2SP signed-note, "Signatures").
    /// </summary>
    /// <param name="known">The keys that are trusted for this note. A key is known by its name and its id together.</param>
    /// <returns>The keys that signed, each once, by the first of its lines; empty when the note must not be believed.</returns>
    public IReadOnlyList<VerifiedSignature> Verify(params IReadOnlyCollection<VerifierKey> known)
    {
        var verified = new List<VerifiedSignature>();
        foreach (var signature in Signatures)
        {
            if (known.FirstOrDefault(key => key.Made(signature)) is not { } key)
                continue;
            // A line that is there a hundred times is work for once.
            if (verified.Any(other => other.Signature.Equals(signature)))
                continue;
            if (VerifiedSignature.Of(key, Text, signature) is not { } right)
                return [];
            if (verified.All(other => !other.Key.Equals(key)))
                verified.Add(right);
        }

        return verified;
    }

    /// <summary>The note as it is sent and kept.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";

    /// <summary>The note's bytes in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());
}
