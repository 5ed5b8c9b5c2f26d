using System.Text;
using CsvHelper;

namespace Ledgerline.PhoneBank.ContactLists;

/// <param name="Line">Where the row begins, counting the file's lines from 1.</param>
/// <param name="Row">Which row it is in a spreadsheet, from 1: the same, unless a cell above holds several lines.</param>
internal sealed record SheetRow(int Line, int Row, string[] Cells)
{
    public string Cell(int column) => column < Cells.Length ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <param name="Line">Where in the file; 0 for what is true of all of it.</param>
internal readonly record struct FileProblem(FileRefusal Why, int Line = 0);

/// <summary>The rows of a text of separated values (RFC 4180), as they are in it, blank ones left out.</summary>
internal sealed record Sheet(char Separator, IReadOnlyList<SheetRow> Rows)
{
    public const int MaxRows = 250_000;
    public const int MaxRowBytes = 64 * 1024;

    /// <summary>Columns beyond are not looked at.</summary>
    public const int MaxColumns = 50;

    public int Columns => Math.Min(MaxColumns, Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Length));

    /// <param name="separator">Null to find it from the first lines.</param>
    /// <returns>The sheet, or what is wrong with it: a file is read whole or not at all.</returns>
    public static (Sheet? Sheet, FileProblem? Problem) Read(string text, char? separator)
    {
        FileProblem? problem = null;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            OnMalformedRecord = record => problem ??= ProblemOf(record),
        };
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
        var rows = new List<SheetRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var line = (int)reader.LineNumber;
            if (problem is not null)
                return (null, problem);
            if (reader.RawRecord.Length > MaxRowBytes)
                return (null, new(FileRefusal.LongRow, line));
            var row = new SheetRow(line, number, Cells(reader));
            if (row.IsBlank)
                continue;
            if (rows.Count == MaxRows)
                return (null, new(FileRefusal.TooManyRows));
            rows.Add(row);
        }

        if (problem is not null)
            return (null, problem);
        return rows.Count == 0 ? (null, new(FileRefusal.Empty)) : (new Sheet(reader.Separator, rows), null);
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = reader.GetString(i);
        return cells;
    }

    /// <summary>A mark inside a word harms nobody. One that is closed lines later, in the middle of another row, has swallowed the rows between.</summary>
    private static FileProblem? ProblemOf(CsvMalformedRecord record) => record.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => new(FileRefusal.OpenQuote, (int)record.LineNumber),
        CsvMalformedReason.TextAfterClosingQuote when record.RawRecord.AsSpan().ContainsAny('\r', '\n') => new(FileRefusal.OpenQuote, (int)record.LineNumber),
        _ => null,
    };
}
