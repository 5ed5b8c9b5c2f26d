namespace Ledgerline.Storage.Model;

/// <summary>One row that only the right master key can have made: a database opened with another key is refused at the start.</summary>
internal sealed class KeyCheck
{
    public int Id { get; init; }

    public required byte[] Proof { get; init; }
}
