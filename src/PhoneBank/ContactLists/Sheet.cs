using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A row of a sheet, with the line of the file that it begins on.</summary>
internal sealed record SheetRow(int Line, string[] Cells)
{
    public string Cell(int? column) => column is { } index && index >= 0 && index < Cells.Length ? Cells[index].Trim() : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>
/// Reads comma-separated values (RFC 4180), whatever the separator: comma, semicolon, tab or bar. Lenient, because people's files are: a quotation
/// mark inside a cell is itself, and one that is never closed ends with the file.
/// </summary>
internal static class Sheet
{
    /// <summary>Columns beyond are not looked at.</summary>
    public const int MaxColumns = 50;

    private const int SniffedLines = 20;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The rows in the order of the file; blank ones are left out.</summary>
    public static IEnumerable<SheetRow> Read(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var separator = SeparatorOf(text);
        var cells = new List<string>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var first = line;
            at = ReadRow(text, at, separator, cells, ref line);
            var row = new SheetRow(first, [.. cells.Take(MaxColumns)]);
            cells.Clear();
            if (!row.IsBlank)
                yield return row;
        }
    }

    /// <returns>Where the next row begins.</returns>
    private static int ReadRow(string text, int at, char separator, List<string> cells, ref int line)
    {
        var cell = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\n')
                line++;
            if (quoted)
            {
                if (character != '"')
                    cell.Append(character);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[++at]);
                else
                    quoted = false;
            }
            else if (character == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (character == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (character == '\n')
            {
                at++;
                break;
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return at;
    }

    /// <summary>The one that cuts most of the first lines into the same number of pieces.</summary>
    private static char SeparatorOf(string text)
    {
        var lines = text.AsSpan(0, Math.Min(text.Length, 20_000)).ToString().Split('\n').Where(line => line.Trim().Length > 0).Take(SniffedLines).ToList();
        return Separators.OrderByDescending(separator => Agreement(lines, separator)).First();
    }

    private static int Agreement(List<string> lines, char separator)
    {
        var most = lines.Select(line => Count(line, separator)).Where(count => count > 0).GroupBy(count => count).OrderByDescending(group => group.Count()).FirstOrDefault();
        return most is null ? 0 : most.Count() * 100 + Math.Min(most.Key, 99);
    }

    private static int Count(string line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == separator && !quoted)
                count++;
        }

        return count;
    }
}
