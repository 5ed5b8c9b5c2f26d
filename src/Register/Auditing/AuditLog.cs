using Ledgerline.Register.Auditing;
using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>What to audit.</summary>
/// <param name="Source">The log's prefix (http:// or https://) or its folder.</param>
public sealed record AuditRequest(string Source)
{
    /// <summary>By how many days a new entry may be older than the log when it was last seen: review and holding take time.</summary>
    public const int DefaultBackDatedDays = 31;

    /// <summary>The log's key; null takes that of the state or, without one, the log's own word.</summary>
    public VerifierKey? Log { get; init; }

    /// <summary>The witnesses known.</summary>
    public IReadOnlyList<VerifierKey> Witnesses { get; init; } = [];

    /// <summary>How many of them must have cosigned.</summary>
    public int Quorum { get; init; }

    /// <summary>Where the audit remembers the log from one run to the next (docs/specs/audit-state.md); null where it does not.</summary>
    public string? StateFile { get; init; }

    /// <summary>See <see cref="DefaultBackDatedDays"/>.</summary>
    public int BackDatedDays { get; init; } = DefaultBackDatedDays;
}

/// <summary>Audits a log: anybody's way to see that the register is whole, unchanged and rightly counted, by nothing but what it publishes.</summary>
public sealed class AuditLog(TimeProvider time)
{
    /// <summary>Follows the log to its newest checkpoint.</summary>
    /// <exception cref="LogUnreachableException">It could not be read. What was proven until then is remembered.</exception>
    /// <exception cref="FormatException">The state is no state, or another log's.</exception>
    public async Task<AuditReport> RunAsync(AuditRequest request, IProgress<AuditProgress>? progress = null, CancellationToken cancel = default)
    {
        using var source = LogSources.Open(request.Source);
        return await RunAsync(source, request, progress, cancel);
    }

    internal async Task<AuditReport> RunAsync(ILogSource source, AuditRequest request, IProgress<AuditProgress>? progress, CancellationToken cancel)
    {
        var options = new FollowOptions(request.Log, request.Witnesses, request.Quorum, request.StateFile, request.BackDatedDays);
        return (await new FollowLog(source, options, time, keep: null, progress).RunAsync(cancel)).Report;
    }
}
