using CsvHelper;

namespace Ledgerline.PhoneBank;

/// <summary>How files for a spreadsheet are written: no cell of one can be a formula.</summary>
internal static class SafeCsv
{
    public static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r",
        InjectionEscape = '\'',
    };
}
