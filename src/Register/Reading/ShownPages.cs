namespace Ledgerline.Register.Reading;

/// <summary>One or two pages of the register or of a list, with the ways on.</summary>
/// <param name="Address">The list's own address: the newest page, and with <c>/k</c> after it page k.</param>
/// <param name="Rows">What stands there, newest first.</param>
/// <param name="Newer">The number of the next page, or null.</param>
/// <param name="Older">The number of the page before, or null.</param>
internal sealed record ShownPages(string Address, IReadOnlyList<RegisterRow> Rows, long? Newer, long? Older)
{
    /// <param name="number">Which page; null for the newest.</param>
    /// <param name="newest">The number of the newest page; −1 where there is none.</param>
    /// <param name="read">Reads the pages from one number to another.</param>
    /// <returns>Null where there is no such page. Where there is none at all, the newest is one without rows.</returns>
    public static async Task<ShownPages?> ReadAsync(string address, long? number, long newest, Func<long, long, Task<IReadOnlyList<RegisterRow>>> read)
    {
        if (newest < 0 && number is null)
            return new ShownPages(address, [], null, null);
        if (number < 0 || number > newest)
            return null;
        // The newest page may have one entry only; with the one before it there is something to read.
        var (first, last) = number is { } one ? (one, one) : (Math.Max(0, newest - 1), newest);
        return new ShownPages(address, await read(first, last), last < newest ? last + 1 : null, first > 0 ? first - 1 : null);
    }
}
