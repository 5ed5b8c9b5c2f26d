namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How a coordinator says that her file is to be read. Columns count from 0.</summary>
/// <param name="Separator">Null to find it from the first lines.</param>
/// <param name="HasHeadings">Whether the first row says what the columns are.</param>
/// <param name="Region">The country of numbers that name none; null where each must name its own.</param>
/// <param name="Zone">The time zone of numbers that may ring in several; null where those are not called until it is known.</param>
internal sealed record Reading(FileEncoding Encoding, char? Separator, bool HasHeadings, int NumberColumn, int? NameColumn, int? NoteColumn, string? Region, string? Zone)
{
    /// <summary>What the headings and the look of the columns say.</summary>
    public static Reading Guess(FileEncoding encoding, Sheet sheet)
    {
        var first = sheet.Rows[0].Cells;
        var look = ColumnLook.Of(sheet);
        var hasHeadings = !first.Any(ColumnLook.MayBeNumber) && (ColumnWords.MeanAnything(first) || look.NumberColumn is not null);
        var number = hasHeadings ? ColumnWords.Find(first, ColumnWords.Number) : null;
        var name = hasHeadings ? ColumnWords.Find(first, ColumnWords.Name) : look.NameColumn;
        var note = hasHeadings ? ColumnWords.Find(first, ColumnWords.Note) : look.NoteColumn;
        return new Reading(encoding, null, hasHeadings, number ?? look.NumberColumn ?? 0, name, note, null, null);
    }
}
