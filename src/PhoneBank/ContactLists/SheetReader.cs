using CsvHelper;

namespace Ledgerline.PhoneBank.ContactLists;

/// <param name="Line">Where the row begins, counting the file's lines from 1.</param>
/// <param name="Row">Which row it is in a spreadsheet, from 1: the same, unless a cell above holds several lines.</param>
internal sealed record SheetRow(int Line, int Row, string[] Cells)
{
    public string Cell(int column) => column < Cells.Length ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads the rows of a file of separated values (RFC 4180) one after the other, blank ones left out, however large it is.</summary>
internal sealed class SheetReader : IDisposable
{
    public const int MaxRowBytes = 64 * 1024;

    /// <summary>Columns beyond are not looked at.</summary>
    public const int MaxColumns = 50;

    private readonly CsvReader _reader;
    private int _row;

    /// <param name="file">From its beginning; closed with the reader.</param>
    /// <param name="separator">Null to find it from the first lines.</param>
    public SheetReader(Stream file, FileEncoding encoding, char? separator) => _reader = CsvReader.Create(file, new CsvReaderOptions
    {
        Encoding = encoding.Lenient(),
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = MaxRowBytes,
        OnMalformedRecord = record => Problem ??= ProblemOf(record),
    });

    /// <summary>Why reading ended before the file did, or null.</summary>
    public FileProblem? Problem { get; private set; }

    /// <summary>Known once a row was read.</summary>
    public char Separator => _reader.Separator;

    /// <returns>The next row; null at the end, or where there is a <see cref="Problem"/>.</returns>
    public async ValueTask<SheetRow?> NextAsync(CancellationToken cancel)
    {
        while (Problem is null && await ReadAsync(cancel))
        {
            _row++;
            if (Problem is not null)
                return null;
            if (_reader.RawRecord.Length > MaxRowBytes)
                Problem = new(FileRefusal.LongRow, (int)_reader.LineNumber);
            else if (new SheetRow((int)_reader.LineNumber, _row, Cells()) is { IsBlank: false } row)
                return row;
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await _reader.ReadAsync(cancel);
        }
        catch (CsvFormatException tooLong)
        {
            Problem = new(FileRefusal.LongRow, (int)tooLong.LineNumber);
            return false;
        }
    }

    private string[] Cells()
    {
        var cells = new string[Math.Min(_reader.FieldCount, MaxColumns)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = _reader.GetString(i);
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
