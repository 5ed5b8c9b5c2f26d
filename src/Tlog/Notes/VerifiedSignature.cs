using System.Text;

namespace Ledgerline.Tlog;

/// <summary>A signature that was verified.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Signature">The line.</param>
/// <param name="CosignedAt">When a witness cosigned, to the second; null for a log's own signature, which says no time.</param>
public sealed record VerifiedSignature(VerifierKey Key, NoteSignature Signature, DateTimeOffset? CosignedAt)
{
    /// <returns>Null when the signature is wrong.</returns>
    internal static VerifiedSignature? Of(VerifierKey key, string text, NoteSignature signature) => key.Type switch
    {
        SignatureType.Ed25519 => Ed25519.Verify(key.PublicKey, Encoding.UTF8.GetBytes(text), signature.Bytes.Span)
            ? new VerifiedSignature(key, signature, null)
            : null,
        SignatureType.Ed25519Cosignature => Cosignature.Verify(key, text, signature.Bytes.Span) is { } at
            ? new VerifiedSignature(key, signature, at)
            : null,
    };
}
