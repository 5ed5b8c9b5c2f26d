using System.Runtime.InteropServices;
using Ledgerline.Register.Annulling;

namespace Ledgerline.Register.Sealing;

/// <summary>What a batch adds to the counts.</summary>
internal static class Counting
{
    /// <summary>Under which organisations a person counts, by her flags; under <see cref="Organisations.None"/> everybody does.</summary>
    private static readonly Organisations[][] Under =
        [.. Enumerable.Range(0, 1 << OrganisationsExtensions.Each.Count).Select(flags => ((Organisations)flags).Named().Prepend(Organisations.None).ToArray())];

    /// <summary>To the centres' daily tallies.</summary>
    public static IReadOnlyList<Tally> Tallies(IEnumerable<DueGroup> groups)
    {
        var counts = new Dictionary<(DateOnly Day, Guid Centre, Channel Channel, Organisations Organisation), long>();
        foreach (var group in groups)
        {
            foreach (var person in group.People)
            {
                foreach (var organisation in Counted(person.Organisations))
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (group.Day, group.Centre ?? Guid.Empty, group.Channel, organisation), out _)++;
            }
        }

        return [.. counts.Select(each => new Tally
        {
            Day = each.Key.Day,
            Centre = each.Key.Centre,
            Channel = each.Key.Channel,
            Organisation = each.Key.Organisation,
            Count = each.Value,
        })];
    }

    /// <summary>To what anybody can count from the log.</summary>
    public static IReadOnlyList<DayTotal> DayTotals(IEnumerable<SealedPerson> people, IEnumerable<NewAnnulment> annulled)
    {
        var counts = new Dictionary<(DateOnly Day, Organisations Organisation), (long Declared, long Annulled, long RealNames)>();
        foreach (var person in people)
        {
            foreach (var organisation in Counted(person.Organisations))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (person.Day, organisation), out _);
                count.Declared++;
                count.RealNames += person.Kind == NameKind.RealName ? 1 : 0;
            }
        }

        foreach (var annulment in annulled)
        {
            foreach (var organisation in Counted(annulment.Organisations))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (annulment.Declared, organisation), out _);
                count.Annulled++;
                count.RealNames -= annulment.Kind == NameKind.RealName ? 1 : 0;
            }
        }

        return [.. counts.Select(each => new DayTotal
        {
            Day = each.Key.Day,
            Organisation = each.Key.Organisation,
            Declared = each.Value.Declared,
            Annulled = each.Value.Annulled,
            RealNames = each.Value.RealNames,
        })];
    }

    private static Organisations[] Counted(Organisations organisations) => Under[(int)organisations];
}
