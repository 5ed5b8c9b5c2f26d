namespace Ledgerline.Register.Sealing;

/// <summary>A group that is about to be sealed, and its people.</summary>
internal sealed record DueGroup(Guid Id, DateOnly Day, Channel Channel, Guid? Centre, IReadOnlyList<DuePerson> People);

/// <summary>One of its people, as she is held.</summary>
internal sealed record DuePerson(Guid Id, byte[] ReceiptKey, byte[] NameSealed, NameKind Kind, Organisations Organisations);

/// <summary>A row of both, as the engines read it: a person with what is said of her group.</summary>
internal readonly record struct DueRow(Guid Group, long DeclaredAt, Channel Channel, Guid? Centre, DuePerson Person)
{
    /// <summary>Puts the rows of a group together.</summary>
    public static List<DueGroup> Together(IEnumerable<DueRow> rows) =>
        [.. from row in rows
            group row by row.Group into same
            let first = same.First()
            select new DueGroup(same.Key, DayOf(first), first.Channel, first.Centre, [.. same.Select(each => each.Person)])];

    /// <summary>Puts rows that are ordered by group together. Where there are as many as were asked for, the last group may be cut short and is left out.</summary>
    public static List<DueGroup> Together(List<DueRow> rows, int asked)
    {
        var last = rows.Count == asked ? rows.FindLastIndex(row => row.Group != rows[^1].Group) + 1 : rows.Count;
        return Together(rows.Take(last));
    }

    private static DateOnly DayOf(DueRow row) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(row.DeclaredAt).UtcDateTime);
}
