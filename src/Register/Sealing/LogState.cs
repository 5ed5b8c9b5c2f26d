namespace Ledgerline.Register.Sealing;

/// <summary>The one row that says how long the log is, changed only together with its leaves. Missing while the log is empty.</summary>
internal sealed class LogState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Size { get; init; }

    public long Declarations { get; init; }

    public long Annulments { get; init; }
}
