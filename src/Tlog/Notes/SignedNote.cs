using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>
/// A text with signatures (C2SP signed-note, "Format"). That it could be read says nothing of who signed it: ask <see cref="Verify"/> before you
/// believe a word.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The most bytes that are read.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The most signatures that are read. The specification wants at least 16.</summary>
    public const int MaxSignatures = 100;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The text does not end in a line feed, or there is no signature.</exception>
    public SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        if (!text.EndsWith('\n'))
            throw new ArgumentException("A note's text ends in a line feed.", nameof(text));
        if (signatures.Count is 0 or > MaxSignatures)
            throw new ArgumentException($"A note has 1 to {MaxSignatures} signatures.", nameof(signatures));
        (Text, Signatures) = (text, signatures);
    }

    /// <summary>The text that is signed, with the line feed at its end.</summary>
    public string Text { get; }

    /// <summary>The signatures, in the order in which they stand.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note from its bytes in UTF-8.</summary>
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

    /// <summary>Reads a note.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        // The text is separated from the signatures by the last empty line.
        var separator = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (separator < 0 || separator + 2 == text.Length || !text.EndsWith('\n') || text.Length > MaxBytes || text.AsSpan().ContainsAnyInRange('\0', '\t') || text.AsSpan().ContainsAnyInRange('\v', '\u001f'))
            return false;
        var signatures = new List<NoteSignature>();
        foreach (var line in text[(separator + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MaxSignatures || !NoteSignature.TryParse(line, out var signature))
                return false;
            signatures.Add(signature);
        }

        if (signatures.Count == 0)
            return false;
        note = new SignedNote(text[..(separator + 1)], signatures);
        return true;
    }

    /// <summary>The same note with one more signature after the others.</summary>
    public SignedNote With(NoteSignature signature) => new(Text, [.. Signatures, signature]);

    /// <summary>
    /// Which of the known keys signed it. Signatures by others are ignored; a wrong one by a known key spoils the note, and so does none by any known
    /// key (C2SP signed-note, "Signatures").
    /// </summary>
    /// <returns>The keys that signed, each once; empty when the note must not be believed.</returns>
    public IReadOnlyList<VerifiedSignature> Verify(params IReadOnlyCollection<VerifierKey> known)
    {
        var verified = new List<VerifiedSignature>();
        foreach (var signature in Signatures)
        {
            if (known.FirstOrDefault(key => key.Made(signature)) is not { } key)
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
