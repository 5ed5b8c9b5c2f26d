using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>What one witness is told.</summary>
/// <param name="Key">By which it cosigns; of type <see cref="SignatureType.Ed25519Cosignature"/>.</param>
/// <param name="Logs">The keys of the logs that it watches. A key's name is its log's origin; a log may have several keys.</param>
public sealed record WitnessOptions(SigningKey Key, IReadOnlyList<VerifierKey> Logs)
{
    /// <exception cref="FormatException">A key is of the wrong kind, or there is no log; the message says which.</exception>
    public void Validate()
    {
        if (Key.Verifier.Type != SignatureType.Ed25519Cosignature)
            throw new FormatException($"The key {Key.Name} is not a witness's: it cannot cosign.");
        if (Logs.Count == 0)
            throw new FormatException("A witness watches at least one log; none is named.");
        if (Logs.FirstOrDefault(log => log.Type != SignatureType.Ed25519) is { } other)
            throw new FormatException($"The key {other.Name} is not a log's: it is a witness's own.");
    }
}
