namespace Ledgerline.Register;

/// <summary>
/// A group: people who declare together and share one receipt. Made by the caller (random, or derived from the call it belongs to).
/// It is forgotten when the group is sealed; the same id then begins a new group with a new receipt.
/// </summary>
public readonly record struct GroupId(Guid Value)
{
    /// <summary>A new random id.</summary>
    public static GroupId New() => new(Guid.NewGuid());
}
