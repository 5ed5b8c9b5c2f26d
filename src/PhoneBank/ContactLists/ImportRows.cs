using System.Globalization;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Some rows of a file, one after the other.</summary>
/// <param name="From">How many rows stand before them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Candidates">Those that may be taken, each with how many rows of the file stand before it. Each number once in the whole file.</param>
/// <param name="Rejections">Those that cannot be.</param>
internal sealed record ImportStep(int From, int Count, IReadOnlyList<(ReadRow Row, int Place)> Candidates, IReadOnlyList<Rejection> Rejections);

/// <summary>The rows of a file as the coordinator has it read, in steps. It remembers every number and its line, in some fifty bytes each, and nothing else.</summary>
internal sealed class ImportRows(Reading reading, Stream file) : IDisposable
{
    private readonly SheetReader _sheet = new(file, reading.Encoding, reading.Separator);
    private readonly Dictionary<UInt128, int> _lines = [];
    private int _read;
    private bool _isBegun;

    /// <summary>Why the file ended too early, or null.</summary>
    public FileProblem? Problem => _sheet.Problem;

    /// <returns>The next rows, fewer than asked for at the end; null when there are none.</returns>
    public async Task<ImportStep?> NextAsync(int rows, CancellationToken cancel)
    {
        if (!_isBegun && reading.HasHeadings)
            await _sheet.NextAsync(cancel);
        _isBegun = true;
        var (from, candidates, rejections) = (_read, new List<(ReadRow, int)>(), new List<Rejection>());
        while (_read < from + rows && await _sheet.NextAsync(cancel) is { } source)
        {
            var row = ReadRows.Of(source, reading);
            if (Refuse(row) is { } rejection)
                rejections.Add(rejection);
            else
                candidates.Add((row, _read));
            _read++;
        }

        return _read == from ? null : new ImportStep(from, _read - from, candidates, rejections);
    }

    public void Dispose() => _sheet.Dispose();

    private Rejection? Refuse(ReadRow row)
    {
        if (row.Number is not { } number)
            return new(row.Source.Line, row.Source.Row, row.Refusal!.Value, null, row.NumberText, row.Name, row.Note);
        var digits = UInt128.Parse(number.E164.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        return _lines.TryAdd(digits, row.Source.Line) ? null : new(row.Source.Line, row.Source.Row, RowRefusal.TwiceInFile, _lines[digits]);
    }
}
