namespace Ledgerline.Register.Sealing;

/// <summary>A group that is about to be sealed, and its people.</summary>
internal sealed record DueGroup(Guid Id, DateOnly Day, Channel Channel, Guid? Centre, IReadOnlyList<DuePerson> People);

/// <summary>One of its people, as she is held.</summary>
internal sealed record DuePerson(Guid Id, byte[] ReceiptKey, byte[] NameSealed, NameKind Kind, Organisations Organisations);

/// <summary>A row of both, as the engines read it: a person with what is said of her group.</summary>
internal readonly record struct DueRow(Guid Group, long DeclaredAt, Channel Channel, Guid? Centre, DuePerson Person)
{
    /// <summary>Puts rows that are ordered by group together. Where there are as many as were asked for, the last group may be cut short and is left out.</summary>
    public static List<DueGroup> Together(List<DueRow> rows, int asked)
    {
        var groups = new List<DueGroup>();
        for (var first = 0; first < rows.Count;)
        {
            var row = rows[first];
            var end = first + 1;
            while (end < rows.Count && rows[end].Group == row.Group)
                end++;
            if (end == asked)
                break;
            var day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(row.DeclaredAt).UtcDateTime);
            groups.Add(new DueGroup(row.Group, day, row.Channel, row.Centre, [.. rows[first..end].Select(each => each.Person)]));
            first = end;
        }

        return groups;
    }
}
