namespace Ledgerline.Register.Sealing;

/// <summary>
/// The one row that says what the log is, changed only together with its leaves. Made by <see cref="CreateLog"/> and by nothing else;
/// where it is missing, or has no key, there is no log and nothing is sealed.
/// </summary>
internal sealed class LogState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The verifier key whose signatures the log's checkpoints carry; empty while there is no log.</summary>
    public string VerifierKey { get; init; } = "";

    public long Size { get; init; }

    /// <summary>The root over all leaves.</summary>
    public byte[] Root { get; init; } = [];

    /// <summary>The tree's right edge (<see cref="Tlog.CompactRange.ToBytes"/>), from which it grows.</summary>
    public byte[] Edge { get; init; } = [];

    public long Declarations { get; init; }

    public long Annulments { get; init; }

    /// <summary>Up to which index entries stand in the lists by day and organisation. It is <see cref="Size"/>, but where entries are older than the lists.</summary>
    public long Listed { get; init; }

    /// <summary>How many names were erased: with <see cref="Size"/> it says whether anything that is shown has changed.</summary>
    public long Erasures { get; init; }
}

/// <summary>A checkpoint that was signed. Kept for ever: what was said once must never be contradicted.</summary>
internal sealed class SignedCheckpoint
{
    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>The signed note, with the cosignatures that came by the time it was published.</summary>
    public required string Note { get; init; }
}
