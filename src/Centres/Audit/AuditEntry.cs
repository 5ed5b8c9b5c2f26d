namespace Ledgerline.Centres.Audit;

internal sealed class AuditEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid PersonId { get; init; }

    public Guid CentreId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }
}
