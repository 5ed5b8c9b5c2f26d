using CsvHelper;

namespace Ledgerline.Web;

/// <summary>How files for a spreadsheet are written: no cell of one can be a formula.</summary>
public static class SafeCsv
{
    /// <summary>UTF-8 with a mark by which spreadsheets know it; what one would take for a formula begins with an apostrophe.</summary>
    public static CsvWriterOptions Options { get; } = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
        InjectionEscape = '\'',
    };
}
