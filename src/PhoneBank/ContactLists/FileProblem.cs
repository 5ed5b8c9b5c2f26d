namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Why nothing can be read from a file. Stored; the values never change.</summary>
internal enum FileRefusal
{
    Missing = 1,
    Empty = 2,
    TooLarge = 3,

    /// <summary>A spreadsheet's own format, or an archive.</summary>
    Workbook = 4,

    /// <summary>Bytes that are no text, or text in a form that is not told apart from them.</summary>
    NotText = 5,

    /// <summary>It ends in the middle of a character.</summary>
    Truncated = 6,

    /// <summary>A quotation mark that is never closed, or much too late: what follows it cannot be told apart.</summary>
    OpenQuote = 7,

    /// <summary>A row so long that it is none.</summary>
    LongRow = 8,

    TooManyRows = 9,
}

/// <param name="Line">Where in the file; 0 for what is true of all of it.</param>
internal readonly record struct FileProblem(FileRefusal Why, int Line = 0);
