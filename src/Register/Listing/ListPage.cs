namespace Ledgerline.Register.Listing;

/// <summary>
/// A page of a list: at most a hundred entries of one day, or of one organisation, in the register's order. Derived from the entries by sealing, in its
/// transaction; once it is full it never changes, since what is listed (day, organisations, index) never does.
/// </summary>
internal sealed class ListPage
{
    /// <summary>How many entries a page takes.</summary>
    public const int Size = 100;

    /// <summary>The list's name, as in its address: a day (<c>2026-11-28</c>) or an organisation (<c>party</c>).</summary>
    public required string List { get; init; }

    /// <summary>From 0, the oldest.</summary>
    public required long Number { get; init; }

    /// <summary>The indices of its entries (<see cref="ListMembers"/>); never none.</summary>
    public required byte[] Members { get; init; }
}
