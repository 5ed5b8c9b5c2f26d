using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How a sheet is read. Columns are counted from 0.</summary>
/// <param name="HasHeadings">Whether the first row is one of headings and no contact.</param>
internal sealed record Columns(int Number, int? Name, int? Note, bool HasHeadings)
{
    private const int LookedAt = 50;

    private static readonly string[] NumberWords = ["phone", "number", "tel", "mobile", "cell", "电话", "電話", "手机", "手機", "号码", "號碼", "téléphone", "numéro", "telefon", "numero"];
    private static readonly string[] NameWords = ["name", "nom", "姓名", "名字", "nombre"];
    private static readonly string[] NoteWords = ["note", "remark", "comment", "备注", "備註", "remarque"];

    /// <summary>Finds the columns by their headings, or by what is in them.</summary>
    /// <returns>Null when no column has a number in it.</returns>
    public static Columns? Find(IReadOnlyList<SheetRow> rows, string? region)
    {
        if (rows.Count == 0)
            return null;
        var headings = rows[0].Cells;
        var byHeading = IndexOf(headings, NumberWords, []);
        var number = byHeading ?? ByLook(rows, region);
        if (number is not { } found)
            return null;
        var hasHeadings = byHeading is not null || !LooksLikeNumber(rows[0].Cell(found), region);
        var name = hasHeadings ? IndexOf(headings, NameWords, [found]) : null;
        var note = hasHeadings ? IndexOf(headings, NoteWords, [found, name]) : null;
        return new Columns(found, name ?? FirstOther(headings.Length, [found, note]), note, hasHeadings);
    }

    private static int? IndexOf(string[] headings, string[] words, int?[] taken)
    {
        var index = Array.FindIndex(headings, heading => words.Any(word => heading.Contains(word, StringComparison.OrdinalIgnoreCase)) && !heading.Any(char.IsDigit));
        return index < 0 || taken.Contains(index) ? null : index;
    }

    private static int? ByLook(IReadOnlyList<SheetRow> rows, string? region)
    {
        var columns = rows.Max(row => row.Cells.Length);
        var best = Enumerable.Range(0, columns).MaxBy(column => rows.Take(LookedAt).Count(row => LooksLikeNumber(row.Cell(column), region)));
        return rows.Take(LookedAt).Any(row => LooksLikeNumber(row.Cell(best), region)) ? best : null;
    }

    private static bool LooksLikeNumber(string cell, string? region) =>
        PhoneNumber.Parse(cell, region).TryGet(out _, out var refusal)
        || (refusal is not (PhoneNumberRefusal.Empty or PhoneNumberRefusal.NotANumber or PhoneNumberRefusal.TooShort) && cell.Count(char.IsDigit) >= 6);

    private static int? FirstOther(int columns, int?[] taken)
    {
        var free = Enumerable.Range(0, columns).Where(column => !taken.Contains(column)).ToList();
        return free.Count > 0 ? free[0] : null;
    }
}
