namespace Ledgerline.Register.Publishing;

/// <summary>An entry that was erased in the database and whose record must still leave the published files. Deleted once it has.</summary>
internal sealed class StaleRecord
{
    public required long Index { get; init; }
}
