using System.Globalization;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Why a row was not taken. Written by name; the names never change.</summary>
internal enum RowRefusal
{
    NoNumber,
    NotANumber,
    NoCountry,
    WrongLength,
    NotGivenOut,
    HasExtension,

    /// <summary>The name or the note is longer than can be kept.</summary>
    TextTooLong,
    TwiceInFile,
    AlreadyInCampaign,
    AskedNotToBeCalled,
}

/// <param name="Cell">What stood in the number's column, cut short.</param>
internal sealed record RefusedRow(int Line, RowRefusal Why, string Cell)
{
    private const int MaxCellLength = 60;

    public static RefusedRow Of(SheetRow row, string cell, RowRefusal why) => new(row.Line, why, cell.Length > MaxCellLength ? cell[..MaxCellLength] + "…" : cell);
}

/// <summary>What came of an import, row by row where a row was not taken.</summary>
internal static class ImportReport
{
    public static string Write(IEnumerable<RefusedRow> rows) =>
        string.Join('\n', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Line}\t{row.Why}\t{OneLine(row.Cell)}")));

    public static IReadOnlyList<RefusedRow> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 3))
            .Select(parts => new RefusedRow(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<RowRefusal>(parts[1]), parts[2]))];

    /// <summary>A cell of a file that spreadsheets open: one that they would run as a formula is made text.</summary>
    public static string CsvCell(string cell)
    {
        var guarded = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
        return guarded.AsSpan().ContainsAny(",\"\n\r;") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    private static string OneLine(string cell) => cell.ReplaceLineEndings(" ").Replace('\t', ' ');
}
