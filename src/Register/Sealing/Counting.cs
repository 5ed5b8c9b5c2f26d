using Ledgerline.Register.Annulling;

namespace Ledgerline.Register.Sealing;

/// <summary>What a batch adds to the counts.</summary>
internal static class Counting
{
    /// <summary>To the centres' daily tallies.</summary>
    public static IEnumerable<Tally> Tallies(IEnumerable<DueGroup> groups) =>
        from @group in groups
        from person in @group.People
        from organisation in Counted(person.Organisations)
        group person by (@group.Day, Centre: @group.Centre ?? Guid.Empty, @group.Channel, Organisation: organisation) into same
        select new Tally
        {
            Day = same.Key.Day,
            Centre = same.Key.Centre,
            Channel = same.Key.Channel,
            Organisation = same.Key.Organisation,
            Count = same.Count(),
        };

    /// <summary>To what anybody can count from the log.</summary>
    public static IReadOnlyList<DayTotal> DayTotals(IEnumerable<SealedPerson> people, IEnumerable<NewAnnulment> annulled)
    {
        var changes = people.Select(person => (person.Day, person.Organisations, Declared: 1, Annulled: 0))
            .Concat(annulled.Select(one => (Day: one.Declared, one.Organisations, Declared: 0, Annulled: 1)));
        return [.. from change in changes
                   from organisation in Counted(change.Organisations)
                   group change by (change.Day, Organisation: organisation) into same
                   select new DayTotal
                   {
                       Day = same.Key.Day,
                       Organisation = same.Key.Organisation,
                       Declared = same.Sum(change => change.Declared),
                       Annulled = same.Sum(change => change.Annulled),
                   }];
    }

    private static IEnumerable<Organisations> Counted(Organisations organisations) => organisations.Named().Prepend(Organisations.None);
}
