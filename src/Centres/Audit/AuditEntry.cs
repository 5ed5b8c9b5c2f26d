namespace Ledgerline.Centres.Audit;

/// <summary>One act of somebody of a centre (docs/specs/audit-trail.md).</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid PersonId { get; init; }

    public Guid CentreId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    /// <summary>Its place in its centre's chain, from 1 on; null only for what was written before there were chains (<see cref="ChainAuditTrail"/>).</summary>
    public long? Sequence { get; init; }

    /// <summary>The hash of this entry and, through the one before it, of all before it.</summary>
    public byte[]? Hash { get; init; }
}
