using System.Text;
using Ledgerline.Register.Searching;

namespace Ledgerline.Register.Reviewing;

/// <summary>Sees what is odd about groups that wait, by comparing them with each other, with the watched names and with the templates.</summary>
internal sealed class FindOddities
{
    public const int BurstGroups = 10;

    private readonly HashSet<string> _watched;
    private readonly HashSet<string> _templates;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _statements;
    private readonly HashSet<string> _series;
    private readonly HashSet<Guid> _burst;

    /// <param name="groups">All that wait, oldest first.</param>
    public FindOddities(IReadOnlyList<WaitingGroup> groups, IEnumerable<string> watched, IEnumerable<string> templates)
    {
        var people = groups.SelectMany(group => group.People).ToList();
        _watched = [.. watched.Select(Folded)];
        _templates = [.. templates.Select(Folded)];
        _names = Repeated(people.Select(person => Folded(person.Name.Text)));
        _statements = Repeated(groups.SelectMany(group => group.People.Select(StatementOf).OfType<string>().Distinct()));
        _series = Repeated(groups.Select(SeriesOf).OfType<string>());
        _burst = Burst(groups);
    }

    public static TimeSpan BurstTime { get; } = TimeSpan.FromMinutes(5);

    /// <returns>In the order of the enum; empty where nothing is odd.</returns>
    public IReadOnlyList<Oddity> Of(WaitingGroup group) => [.. Enum.GetValues<Oddity>().Where(oddity => Is(oddity, group))];

    private bool Is(Oddity oddity, WaitingGroup group) => oddity switch
    {
        Oddity.WatchedName => group.People.Any(person => _watched.Contains(Folded(person.Name.Text))),
        Oddity.NoLetters => group.People.Any(person => !person.Name.Text.EnumerateRunes().Any(Rune.IsLetter)),
        Oddity.RepeatedName => group.People.Any(person => _names.Contains(Folded(person.Name.Text))),
        Oddity.RepeatedStatement => group.People.Any(person => StatementOf(person) is { } words && !_templates.Contains(words) && _statements.Contains(words)),
        Oddity.SameSeries => SeriesOf(group) is { } series && _series.Contains(series),
        Oddity.Burst => _burst.Contains(group.Seen.Id),
        Oddity.NoWork => group is { Series: null, Channel: Channel.Web },
        Oddity.OwnTelephone => group.Channel != Channel.Web,
    };

    /// <summary>As it is compared: what only looks different is the same.</summary>
    private static string Folded(string text) => FoldedText.Of(text).Text;

    private static string? StatementOf(HeldDeclaration person) => person.Details.Statement is { } statement ? Folded(statement.Text) : null;

    private static string? SeriesOf(WaitingGroup group) => group.Series is null ? null : Convert.ToHexString(group.Series);

    private static HashSet<string> Repeated(IEnumerable<string> texts) => [.. texts.CountBy(text => text).Where(each => each.Value > 1).Select(each => each.Key)];

    private static HashSet<Guid> Burst(IReadOnlyList<WaitingGroup> groups)
    {
        var burst = new HashSet<Guid>();
        var ordered = groups.OrderBy(group => group.DeclaredAt).ToList();
        for (var last = BurstGroups - 1; last < ordered.Count; last++)
        {
            var first = last - BurstGroups + 1;
            if (ordered[last].DeclaredAt - ordered[first].DeclaredAt <= BurstTime)
                burst.UnionWith(ordered[first..(last + 1)].Select(group => group.Seen.Id));
        }

        return burst;
    }
}
