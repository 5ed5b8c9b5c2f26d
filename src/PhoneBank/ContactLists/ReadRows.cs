using System.Globalization;
using System.Text;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A row that has a number which the file has not had before.</summary>
internal sealed record ReadRow(SheetRow Row, string Cell, PhoneNumber Number, string Name, string Note);

/// <summary>Reads the rows of a sheet; those that cannot be taken whatever the database says are put aside with the reason.</summary>
internal sealed class ReadRows(Columns columns, string? region)
{
    private readonly HashSet<string> _seen = [];

    public List<RefusedRow> Refused { get; } = [];

    public IEnumerable<ReadRow> Read(IEnumerable<SheetRow> rows)
    {
        foreach (var row in rows)
        {
            var (cell, name, note) = (row.Cell(columns.Number), Clean(row.Cell(columns.Name)), Clean(row.Cell(columns.Note)));
            if (Check(cell, name, note, out var number) is { } why)
                Refused.Add(RefusedRow.Of(row, cell, why));
            else
                yield return new ReadRow(row, cell, number!, name, note);
        }
    }

    private RowRefusal? Check(string cell, string name, string note, out PhoneNumber? number)
    {
        if (!PhoneNumber.Parse(cell, region).TryGet(out number, out var refusal))
            return Why(refusal);
        if (name.Length > Contact.MaxNameLength || note.Length > Contact.MaxNoteLength)
            return RowRefusal.TextTooLong;
        return _seen.Add(number.E164) ? null : RowRefusal.TwiceInFile;
    }

    private static RowRefusal Why(PhoneNumberRefusal refusal) => refusal switch
    {
        PhoneNumberRefusal.Empty => RowRefusal.NoNumber,
        PhoneNumberRefusal.NotANumber => RowRefusal.NotANumber,
        PhoneNumberRefusal.UnknownCountry => RowRefusal.NoCountry,
        PhoneNumberRefusal.TooShort or PhoneNumberRefusal.TooLong => RowRefusal.WrongLength,
        PhoneNumberRefusal.NotValidInItsCountry => RowRefusal.NotGivenOut,
        PhoneNumberRefusal.HasExtension => RowRefusal.HasExtension,
    };

    /// <summary>Without control characters and marks that turn the direction of the text around them.</summary>
    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && rune.Value is not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069)))
            clean.Append(rune);
        return clean.ToString().Trim();
    }
}
