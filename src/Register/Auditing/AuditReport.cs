using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>How far an audit has come.</summary>
/// <param name="Entries">Entries checked, those of earlier runs included.</param>
/// <param name="Size">Of how many.</param>
public readonly record struct AuditProgress(long Entries, long Size);

/// <summary>What an audit found.</summary>
public sealed record AuditReport
{
    /// <summary>The key by which the log was known.</summary>
    public required VerifierKey Log { get; init; }

    /// <summary>Nobody but the log itself says that this is its key.</summary>
    public required bool IsOwnWord { get; init; }

    /// <summary>The checkpoint up to which the log was followed; null when none was believed.</summary>
    public required Checkpoint? Checkpoint { get; init; }

    /// <summary>The known witnesses that cosigned it, and when.</summary>
    public required IReadOnlyList<(string Name, DateTimeOffset At)> Cosigners { get; init; }

    /// <summary>What is wrong; the first hundred of it.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>How much is wrong in all.</summary>
    public required long FindingCount { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsAllRight => FindingCount == 0;

    /// <summary>Entries checked, those of earlier runs included.</summary>
    public required long Entries { get; init; }

    /// <summary>Entries checked in this run.</summary>
    public required long NewEntries { get; init; }

    /// <summary>Records that are erased, among those of this run.</summary>
    public required long Erased { get; init; }

    /// <summary>Leaves of declarations.</summary>
    public required long Declarations { get; init; }

    /// <summary>Leaves of annulments.</summary>
    public required long Annulments { get; init; }

    /// <summary>People: declarations less annulments.</summary>
    public required long Count { get; init; }

    /// <summary>People by the organisation that they left.</summary>
    public required IReadOnlyDictionary<Organisations, long> ByOrganisation { get; init; }
}
