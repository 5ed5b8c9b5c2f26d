using Ledgerline.Web;
using System.Text;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Telephony;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>A list that a coordinator uploads: its encoding, its rows and what stands in them.</summary>
internal static class Lists
{
    private static readonly string?[] Regions = [null, "US", "GB", "CN", "TW", "FR"];

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public static Target Target { get; } = new(
        "list", Try,
        [
            "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "sep=;\n", "name,phone\n", "+44 7700 900123", "(202) 555-0101", "2025550102;2025550103", "Europe/London", "\u00A0", "\uFEFF",
            "\uFFFD", "\u202E", "\0", "电话", "姓名", "E+10", "=SUM(A1)", "'",
        ],
        18_000)
    {
        MaxLength = 16_384,
        Allowed = 2_000_000,
        // The shortest row has two bytes; each row is read five times here, and takes some 700 bytes each time.
        AllowedPerByte = 2_000,
    };

    private static void Try(byte[] bytes)
    {
        var (encoding, refusal) = Look(bytes, bytes.Length);
        Target.Promise(encoding is null == refusal is not null, "A file is text or refused.");
        // It comes in parts, of which the first has at least four bytes.
        Target.Promise(Look(bytes, Math.Min(bytes.Length, 4 + (bytes.Length / 3))) == (encoding, refusal), "In parts it is seen as another.");
        if (encoding is not { } found)
            return;
        var (rows, problem) = AtOnce(Sheet.CheckAsync(new MemoryStream(bytes), found, null, default));
        var (sheet, alsoProblem) = AtOnce(Sheet.ReadAsync(new MemoryStream(bytes), found, null, default));
        Target.Promise(problem is not null || rows > 0, "A file has rows or a problem.");
        if (sheet is null || sheet.Rows.Count < Sheet.FirstRows)
            Target.Promise(alsoProblem == problem && (sheet is null || sheet.Rows.Count == rows), "It is read otherwise than it was checked.");
        if (sheet is null)
            return;
        WrittenAgain(sheet);
        var reading = Reading.Guess(found, sheet) with { Region = Regions[bytes.Length % Regions.Length] };
        SurveyRows.Of(sheet, reading, Now);
        foreach (var row in ReadRows.Of(sheet, reading))
            AsPromised(row);
    }

    private static (FileEncoding? Encoding, FileRefusal? Refusal) Look(byte[] bytes, int first)
    {
        var look = new LookAtFile();
        if (bytes.Length > 0 && (look.Add(bytes.AsSpan(0, first)) ?? (first < bytes.Length ? look.Add(bytes.AsSpan(first)) : null)) is { } refusal)
            return (null, refusal);
        return look.End();
    }

    private static void AsPromised(ReadRow row)
    {
        Target.Promise(row.Numbers.Count <= ReadRows.MostNumbers && row.Numbers.Distinct().Count() == row.Numbers.Count, "Numbers are few and different.");
        Target.Promise(row.Numbers.Count > 0 || row.Unread.Count > 0, "A row without a number says why.");
        Target.Promise(row.Numbers.All(number => PhoneNumber.FromE164(number.E164) == number), "A number that is kept is read again.");
        Target.Promise(row.Name is null || IsClean(row.Name, Contact.MaxNameLength), "A name is clean.");
        Target.Promise(row.Note is null || IsClean(row.Note, Contact.MaxNoteLength), "A note is clean.");
    }

    private static bool IsClean(string text, int maxLength) => text.Length <= maxLength && PlainText.Clean(text, maxLength, out var isTooLong) == text && !isTooLong;

    /// <summary>Written anew, every cell between marks, it is read as the same rows.</summary>
    private static void WrittenAgain(Sheet sheet)
    {
        var lines = sheet.Rows.Select(row => string.Join(',', row.Cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).ToList();
        if (lines.Exists(line => line.Length > SheetReader.MaxRowBytes / 4))
            return;
        var (again, problem) = AtOnce(Sheet.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")), FileEncoding.Utf8, ',', default));
        Target.Promise(problem is null && again!.Rows.Select(row => row.Cells).SequenceEqual(sheet.Rows.Select(row => row.Cells), new SameCells()), "Written again it is read otherwise.");
    }

    /// <summary>From memory everything is there at once.</summary>
    private static T AtOnce<T>(Task<T> work) => work.GetAwaiter().GetResult();

    private sealed class SameCells : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? one, string[]? other) => one!.SequenceEqual(other!);

        public int GetHashCode(string[] cells) => cells.Length;
    }
}
