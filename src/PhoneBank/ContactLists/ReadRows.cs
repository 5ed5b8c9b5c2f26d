using Ledgerline.Telephony;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A number of a row that is not taken.</summary>
/// <param name="Text">As it stands in the file.</param>
internal sealed record UnreadNumber(string Text, RowRefusal Why);

/// <summary>A row as it is read.</summary>
/// <param name="NumberText">What stands in the columns of numbers.</param>
/// <param name="Numbers">The different numbers that can be read, the one to call first, first.</param>
/// <param name="Unread">The others; where none can be read, at least one, which says why.</param>
/// <param name="Zone">The time zone that it names, as contacts keep it; null where it names none that is known.</param>
/// <param name="WasCut">Whether the name or the note was longer than is kept.</param>
internal sealed record ReadRow(
    SheetRow Source, string NumberText, IReadOnlyList<PhoneNumber> Numbers, IReadOnlyList<UnreadNumber> Unread, string? Name, string? Note, string? Zone, bool WasCut)
{
    /// <summary>Why there is no number, or null.</summary>
    public RowRefusal? Refusal => Numbers.Count == 0 ? Unread[0].Why : null;
}

/// <summary>Reads rows the way the coordinator says.</summary>
internal static class ReadRows
{
    public const int MostNumbers = 5;

    /// <summary>No number is longer; what is left of a longer text is enough to find it in the file.</summary>
    private const int MaxNumberTextLength = 100;

    private static readonly char[] BetweenNumbers = [';', '；', ',', '，', '、', '/', '|'];

    public static IEnumerable<ReadRow> Of(Sheet sheet, Reading reading) =>
        sheet.Rows.Skip(reading.HasHeadings ? 1 : 0).Select(row => Of(row, reading));

    public static ReadRow Of(SheetRow row, Reading reading)
    {
        var texts = reading.NumberColumns.SelectMany(column => NumbersIn(row.Cell(column))).Where(text => text.Length > 0).ToList();
        var name = Words(row, reading.NameColumn, Queue.Contact.MaxNameLength, out var isNameCut);
        var note = Words(row, reading.NoteColumn, Queue.Contact.MaxNoteLength, out var isNoteCut);
        var (numbers, unread) = (new List<PhoneNumber>(), new List<UnreadNumber>());
        foreach (var text in texts)
        {
            var (number, refusal) = Number(text, reading.Region);
            if (number is null || (numbers.Count == MostNumbers && !numbers.Contains(number)))
                unread.Add(new(Clean(text), refusal ?? RowRefusal.TooManyNumbers));
            else if (!numbers.Contains(number))
                numbers.Add(number);
        }

        if (texts.Count == 0)
            unread.Add(new("", RowRefusal.Empty));
        return new ReadRow(row, Clean(string.Join(" / ", texts)), numbers, unread, name, note, Zone(row, reading), isNameCut || isNoteCut);
    }

    /// <summary>A cell may hold several, if each part of it looks like one: a mark inside a number parts nothing.</summary>
    private static string[] NumbersIn(string cell)
    {
        var parts = cell.Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && parts.All(ColumnLook.MayBeNumber) ? parts : [cell.Trim()];
    }

    private static (PhoneNumber? Number, RowRefusal? Refusal) Number(string text, string? region)
    {
        // A spreadsheet that took the number for a quantity has thrown its end away: 1.20256E+10.
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase))
            return (null, RowRefusal.NotANumber);
        return PhoneNumber.Parse(Unguarded(text), region).TryGet(out var number, out var why) ? (number, null) : (null, Of(why));
    }

    private static string? Zone(SheetRow row, Reading reading) =>
        reading.ZoneColumn is { } column ? ZoneNames.Find(row.Cell(column))?.Id : null;

    private static string? Words(SheetRow row, int? column, int maxLength, out bool wasCut)
    {
        wasCut = false;
        var words = column is { } at ? PlainText.Clean(row.Cell(at), maxLength, out wasCut) : "";
        return words.Length == 0 ? null : words;
    }

    private static string Clean(string text) => PlainText.Clean(text, MaxNumberTextLength, out _);

    /// <summary>Without the apostrophe by which a spreadsheet, or our own report, says that a cell is no formula.</summary>
    private static string Unguarded(string text) => text is ['\'', .. var rest] ? rest : text;

    private static RowRefusal Of(PhoneNumberRefusal refusal) => refusal switch
    {
        PhoneNumberRefusal.Empty => RowRefusal.Empty,
        PhoneNumberRefusal.NotANumber => RowRefusal.NotANumber,
        PhoneNumberRefusal.UnknownCountry => RowRefusal.UnknownCountry,
        PhoneNumberRefusal.TooShort => RowRefusal.TooShort,
        PhoneNumberRefusal.TooLong => RowRefusal.TooLong,
        PhoneNumberRefusal.NotValidInItsCountry => RowRefusal.NotValidInItsCountry,
        PhoneNumberRefusal.HasExtension => RowRefusal.HasExtension,
    };
}
