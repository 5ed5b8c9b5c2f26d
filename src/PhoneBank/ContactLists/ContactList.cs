using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.ContactLists;

internal sealed class ContactList
{
    public const int MaxNameLength = 200;

    /// <summary>The upload's.</summary>
    public Guid Id { get; init; }

    public CampaignId Campaign { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    public ListState State { get; set; }

    public ListUse Use { get; set; }

    /// <summary>Whether all of its contacts are where <see cref="Use"/> says; until then <see cref="SettleList"/> goes on.</summary>
    public bool IsSettled { get; set; } = true;

    /// <summary>How the file is read, as JSON; null when it is imported.</summary>
    public string? Reading { get; set; }

    /// <summary>Where in the campaign's queue its contacts stand, as <see cref="Queue.QueuePlaces"/> writes it; null when it is imported.</summary>
    public string? Places { get; set; }

    /// <summary>Rows of the file, its headings not counted.</summary>
    public int Rows { get; set; }

    /// <summary>How many of them are imported or were found not to be taken.</summary>
    public int RowsRead { get; set; }

    /// <summary>Rows that became contacts.</summary>
    public int RowsTaken { get; set; }

    /// <summary>Rows whose number stands further up, with somebody else: their names were added there.</summary>
    public int RowsJoined { get; set; }

    public int RowsNotTaken { get; set; }

    /// <summary>Numbers that were not taken of rows that were, with another number.</summary>
    public int NumbersLeftOut { get; set; }

    /// <summary>How often each reason is among the rows not taken, as JSON.</summary>
    public required string Reasons { get; set; }

    /// <summary>Until when whoever imports it has it for itself; after that, somebody else may go on.</summary>
    public DateTimeOffset WorkedUntil { get; set; }

    /// <summary>Why the import ended before its file did.</summary>
    public FileRefusal? Problem { get; set; }

    public int ProblemLine { get; set; }
}

/// <summary>Stored; the values never change.</summary>
internal enum ListState
{
    /// <summary>Rows are still being imported; those that are may be called.</summary>
    Importing = 1,

    Imported = 2,

    /// <summary>The file could not be read to its end. What was imported stays.</summary>
    Failed = 3,

    /// <summary>It was ended or forgotten before its file was read to its end.</summary>
    Stopped = 4,
}

/// <summary>Lines of a list's report, as <see cref="ReportJson"/> writes them.</summary>
internal sealed class ListReportPart
{
    public Guid List { get; init; }

    /// <summary>How many lines of the report are in the parts before.</summary>
    public int Before { get; init; }

    public int Count { get; init; }

    [Sealed(KeyPurpose.Note)]
    public required byte[] RowsSealed { get; init; }
}
