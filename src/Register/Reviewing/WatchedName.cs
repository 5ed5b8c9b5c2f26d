namespace Ledgerline.Register.Reviewing;

/// <summary>A name that hoaxes are made in: the desk says so when somebody declares under it.</summary>
internal sealed class WatchedName
{
    public required string Name { get; init; }
}
