using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A row as it is read: a number, or why there is none.</summary>
/// <param name="NumberText">As it stands in the file.</param>
/// <param name="WasCut">Whether the name or the note was longer than is kept.</param>
internal sealed record ReadRow(SheetRow Source, string NumberText, PhoneNumber? Number, RowRefusal? Refusal, string? Name, string? Note, bool WasCut);

/// <summary>Reads rows the way the coordinator says.</summary>
internal static class ReadRows
{
    /// <summary>No number is longer; what is left of a longer text is enough to find it in the file.</summary>
    private const int MaxNumberTextLength = 100;

    public static IEnumerable<ReadRow> Of(Sheet sheet, Reading reading) =>
        sheet.Rows.Skip(reading.HasHeadings ? 1 : 0).Select(row => Of(row, reading));

    public static ReadRow Of(SheetRow row, Reading reading)
    {
        var text = row.Cell(reading.NumberColumn).Trim();
        var name = Words(row, reading.NameColumn, Queue.Contact.MaxNameLength, out var isNameCut);
        var note = Words(row, reading.NoteColumn, Queue.Contact.MaxNoteLength, out var isNoteCut);
        var (number, refusal) = Number(text, reading.Region);
        return new ReadRow(row, PlainText.Clean(text, MaxNumberTextLength, out _), number, refusal, name, note, isNameCut || isNoteCut);
    }

    private static (PhoneNumber? Number, RowRefusal? Refusal) Number(string text, string? region)
    {
        // A spreadsheet that took the number for a quantity has thrown its end away: 1.20256E+10.
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase))
            return (null, RowRefusal.NotANumber);
        return PhoneNumber.Parse(Unguarded(text), region).TryGet(out var number, out var why) ? (number, null) : (null, Of(why));
    }

    private static string? Words(SheetRow row, int? column, int maxLength, out bool wasCut)
    {
        wasCut = false;
        var words = column is { } at ? PlainText.Clean(row.Cell(at), maxLength, out wasCut) : "";
        return words.Length == 0 ? null : words;
    }

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
