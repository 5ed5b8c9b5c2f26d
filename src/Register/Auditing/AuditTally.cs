namespace Ledgerline.Register.Auditing;

/// <summary>What has been counted so far, and of how many entries.</summary>
internal sealed class AuditTally
{
    public long Entries { get; set; }

    /// <summary>Records found erased in this run.</summary>
    public long Erased { get; set; }

    public RunningTotals Totals { get; init; } = new();

    public AnnulledSet Annulled { get; init; } = new();
}
