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
    public static IReadOnlyList<Tally> Tallies(IEnumerable<(DateOnly Day, Guid? Centre, Channel Channel, Organisations Organisations)> people)
    {
        var counts = new Dictionary<(DateOnly Day, Guid Centre, Channel Channel, Organisations Organisation), long>();
        foreach (var person in people)
        {
            foreach (var organisation in Counted(person.Organisations))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (person.Day, person.Centre ?? Guid.Empty, person.Channel, organisation), out _)++;
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
            Add(person.Day, person.Organisations, person.Record.Kind, declares: 1, annuls: 0);
        foreach (var annulment in annulled)
            Add(annulment.Declared, annulment.Organisations, annulment.Kind, declares: 0, annuls: 1);
        return [.. counts.Select(each => new DayTotal
        {
            Day = each.Key.Day,
            Organisation = each.Key.Organisation,
            Declared = each.Value.Declared,
            Annulled = each.Value.Annulled,
            RealNames = each.Value.RealNames,
        })];

        void Add(DateOnly day, Organisations organisations, NameKind kind, int declares, int annuls)
        {
            foreach (var organisation in Counted(organisations))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (day, organisation), out _);
                count.Declared += declares;
                count.Annulled += annuls;
                count.RealNames += kind == NameKind.RealName ? declares - annuls : 0;
            }
        }
    }

    private static Organisations[] Counted(Organisations organisations) => Under[(int)organisations];
}
