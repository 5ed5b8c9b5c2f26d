namespace Ledgerline.Centres.Audit;

/// <summary>The end of a centre's chain: the row in which those who add to it stand in line.</summary>
internal sealed class AuditHead
{
    public Guid CentreId { get; init; }

    /// <summary>How many entries the chain has.</summary>
    public long Sequence { get; init; }

    /// <summary>The hash of the last.</summary>
    public required byte[] Hash { get; init; }
}
