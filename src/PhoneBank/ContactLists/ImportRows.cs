using System.Globalization;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A row that may be taken.</summary>
/// <param name="Numbers">Those of its numbers that are not further up.</param>
/// <param name="Again">Those that are.</param>
internal sealed record Candidate(ReadRow Row, IReadOnlyList<NewNumber> Numbers, IReadOnlyList<NumberAgain> Again);

/// <param name="Zone">Where it rings, as contacts keep it.</param>
/// <param name="Place">How many numbers of the file and the zone stand before it.</param>
internal sealed record NewNumber(PhoneNumber Number, string? Zone, int Place);

/// <param name="FirstLine">The line in which it stands first.</param>
internal sealed record NumberAgain(PhoneNumber Number, int FirstLine);

/// <summary>Some rows of a file, one after the other.</summary>
/// <param name="From">How many rows stand before them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Candidates">Those that may be taken. Each number is new once in the whole file.</param>
/// <param name="Report">Those that cannot be, and numbers of the others that cannot.</param>
internal sealed record ImportStep(int From, int Count, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Rejection> Report);

/// <summary>The rows of a list's file as the coordinator has it read, in steps. It remembers every number and its line, in some thirty bytes each, and nothing else.</summary>
internal sealed class ImportRows(ContactList list, Reading reading, Stream file) : IDisposable
{
    private readonly SheetReader _sheet = new(file, reading.Encoding, reading.Separator);

    // Made for all of them at once: growing it would take twice as much for a while. E.164 has fifteen digits at most.
    private readonly Dictionary<ulong, int> _lines = new(list.Rows);
    private readonly Dictionary<string, int> _places = [];
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
        var (from, candidates, report) = (_read, new List<Candidate>(), new List<Rejection>());
        while (_read < from + rows && await _sheet.NextAsync(cancel) is { } source)
        {
            var row = ReadRows.Of(source, reading);
            report.AddRange(row.Refusal is { } why
                ? [new Rejection(source.Line, source.Row, why, null, row.NumberText, row.Name, row.Note)]
                : row.Unread.Select(number => new Rejection(source.Line, source.Row, number.Why, null, number.Text, RowTaken: true)));
            if (row.Refusal is null)
                candidates.Add(Place(row));
            _read++;
        }

        return _read == from ? null : new ImportStep(from, _read - from, candidates, report);
    }

    public void Dispose() => _sheet.Dispose();

    private Candidate Place(ReadRow row)
    {
        var (numbers, again) = (new List<NewNumber>(1), new List<NumberAgain>());
        foreach (var number in row.Numbers)
        {
            var digits = ulong.Parse(number.E164.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
            if (!_lines.TryAdd(digits, row.Source.Line))
            {
                again.Add(new(number, _lines[digits]));
                continue;
            }

            var zone = ZoneChoice.Of(number, row.Zone ?? reading.Zone, list.ImportedAt);
            var place = _places.GetValueOrDefault(zone ?? "");
            _places[zone ?? ""] = place + 1;
            numbers.Add(new(number, zone, place));
        }

        return new Candidate(row, numbers, again);
    }
}
