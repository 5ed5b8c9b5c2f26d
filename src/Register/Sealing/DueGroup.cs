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

    /// <summary>Puts together the groups before which there are fewer than so many people. None of them is cut where that many rows and a largest group's were read.</summary>
    public static List<DueGroup> Together(List<DueRow> rows, int most)
    {
        var before = 0;
        return [.. Together(rows).TakeWhile(group => (before += group.People.Count) - group.People.Count < most)];
    }

    private static DateOnly DayOf(DueRow row) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(row.DeclaredAt).UtcDateTime);
}
