namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How a coordinator says that her file is to be read. Columns count from 0.</summary>
/// <param name="Separator">Null to find it from the first lines.</param>
/// <param name="HasHeadings">Whether the first row says what the columns are.</param>
/// <param name="Region">The country of numbers that name none; null where each must name its own.</param>
/// <param name="Zone">The time zone of numbers that may ring in several; null where those are not called until it is known.</param>
/// <param name="SecondNumberColumn">Of people who have several numbers; the first column's is called first.</param>
/// <param name="ZoneColumn">Where a row says itself in which time zone its people live, by a name of the IANA database.</param>
/// <param name="SkipOtherCampaigns">Whether whom another campaign of the centre is calling is left out.</param>
internal sealed record Reading(
    FileEncoding Encoding, char? Separator, bool HasHeadings, int NumberColumn, int? NameColumn, int? NoteColumn, string? Region, string? Zone,
    int? SecondNumberColumn = null, int? ThirdNumberColumn = null, int? ZoneColumn = null, bool SkipOtherCampaigns = false)
{
    public IEnumerable<int> NumberColumns => new[] { NumberColumn, SecondNumberColumn, ThirdNumberColumn }.OfType<int>().Distinct();

    /// <summary>What the headings and the look of the columns say.</summary>
    public static Reading Guess(FileEncoding encoding, Sheet sheet)
    {
        var headings = sheet.Rows[0].Cells;
        var look = ColumnLook.Of(sheet);
        var hasHeadings = !headings.Any(ColumnLook.MayBeNumber) && (ColumnWords.MeanAnything(headings) || look.NumberColumn is not null);
        var number = hasHeadings ? ColumnWords.Find(headings, ColumnWords.Number) : null;
        var name = hasHeadings ? ColumnWords.Find(headings, ColumnWords.Name) : look.NameColumn;
        var note = hasHeadings ? ColumnWords.Find(headings, ColumnWords.Note) : look.NoteColumn;
        var first = number ?? look.NumberColumn ?? 0;
        // Of more numbers only a heading tells: a column without one may be of dates or of identity cards.
        var others = hasHeadings ? ColumnWords.FindAll(headings, ColumnWords.Telephone).Where(column => column != first && ColumnLook.HoldsNumbers(sheet, column)).ToList() : [];
        return new Reading(
            encoding, null, hasHeadings, first, name, note, null, null, others.Count > 0 ? others[0] : null, others.Count > 1 ? others[1] : null,
            hasHeadings ? ColumnWords.Find(headings, ColumnWords.Zone) : null, SkipOtherCampaigns: true);
    }
}
