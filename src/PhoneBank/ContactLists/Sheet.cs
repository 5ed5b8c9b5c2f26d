namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The first rows of a file, by which is guessed and shown how it is read.</summary>
internal sealed record Sheet(char Separator, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The most rows that are looked at before an import: the headings and five thousand.</summary>
    public const int FirstRows = 5_001;

    /// <summary>The most rows of a file.</summary>
    public const int MaxRows = 2_000_000;

    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Length);

    /// <param name="separator">Null to find it from the first lines.</param>
    /// <returns>The sheet, or what is wrong with its beginning.</returns>
    public static async Task<(Sheet? Sheet, FileProblem? Problem)> ReadAsync(Stream file, FileEncoding encoding, char? separator, CancellationToken cancel)
    {
        using var reader = new SheetReader(file, encoding, separator);
        var rows = new List<SheetRow>();
        while (rows.Count < FirstRows && await reader.NextAsync(cancel) is { } row)
            rows.Add(row);
        if (reader.Problem is { } problem)
            return (null, problem);
        return rows.Count == 0 ? (null, new(FileRefusal.Empty)) : (new Sheet(reader.Separator, rows), null);
    }

    /// <summary>Reads a file from end to end, without keeping anything of it: it is imported whole or not at all.</summary>
    /// <returns>How many rows it has, or what is wrong with it.</returns>
    public static async Task<(int Rows, FileProblem? Problem)> CheckAsync(Stream file, FileEncoding encoding, char? separator, CancellationToken cancel)
    {
        using var reader = new SheetReader(file, encoding, separator);
        var rows = 0;
        while (await reader.NextAsync(cancel) is not null)
        {
            if (++rows > MaxRows)
                return (0, new(FileRefusal.TooManyRows));
        }

        return (rows, reader.Problem ?? (rows == 0 ? new(FileRefusal.Empty) : null));
    }
}
