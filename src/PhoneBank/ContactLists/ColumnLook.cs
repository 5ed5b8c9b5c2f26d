namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What the columns of a file look like, judged by their first rows. Columns count from 0.</summary>
internal sealed record ColumnLook(int? NumberColumn, int? NameColumn, int? NoteColumn)
{
    private const int RowsLookedAt = 200;
    private const int FewestDigits = 7;
    private const int MostDigits = 20;

    /// <summary>A longer text is rather a note.</summary>
    private const int LongestName = 40;

    public static ColumnLook Of(Sheet sheet)
    {
        var rows = sheet.Rows.Take(RowsLookedAt).ToList();
        var columns = Enumerable.Range(0, sheet.Columns).ToList();
        var number = columns.Select(column => (Column: (int?)column, Count: rows.Count(row => MayBeNumber(row.Cell(column)))))
            .Where(each => each.Count > 0).OrderByDescending(each => each.Count).Select(each => each.Column).FirstOrDefault();
        var texts = columns.Where(column => column != number && rows.Any(row => row.Cell(column).Any(char.IsLetter)))
            .Select(column => (Column: (int?)column, Length: rows.Average(row => row.Cell(column).Length))).ToList();
        var name = texts.FirstOrDefault(each => each.Length <= LongestName).Column;
        var note = texts.FirstOrDefault(each => each.Column != name).Column;
        return new ColumnLook(number, name, note);
    }

    /// <summary>Whether at least half of what stands in a column, below its heading, may be numbers.</summary>
    public static bool HoldsNumbers(Sheet sheet, int column)
    {
        var cells = sheet.Rows.Skip(1).Take(RowsLookedAt).Select(row => row.Cell(column)).Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return cells.Count > 0 && cells.Count(MayBeNumber) * 2 >= cells.Count;
    }

    /// <summary>Digits of any script, and hardly a letter.</summary>
    public static bool MayBeNumber(string cell) =>
        cell.Count(char.IsDigit) is >= FewestDigits and <= MostDigits && cell.Count(char.IsLetter) <= 3;
}
