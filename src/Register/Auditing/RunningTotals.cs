using Ledgerline.Register.Publishing;

namespace Ledgerline.Register.Auditing;

/// <summary>The count by day and organisation, as it is found while reading.</summary>
internal sealed class RunningTotals
{
    private readonly Dictionary<DateOnly, OneDay> _days = [];

    public long Declarations { get; private set; }

    public long Annulments { get; private set; }

    public long Count => Declarations - Annulments;

    public static RunningTotals From(LogTotals totals)
    {
        var running = new RunningTotals { Declarations = totals.Declarations, Annulments = totals.Annulments };
        foreach (var (date, people, party, youthLeague, youngPioneers) in totals.Days)
            running._days.Add(date, new OneDay { People = people, Party = party, YouthLeague = youthLeague, YoungPioneers = youngPioneers });
        return running;
    }

    public void Declare(DateOnly day, Organisations organisations)
    {
        Declarations++;
        On(day).Add(organisations, 1);
    }

    /// <summary>An annulment counts even where it takes nobody off, because the leaf is wrong.</summary>
    public void Annul() => Annulments++;

    public void TakeOff(DateOnly day, Organisations organisations) => On(day).Add(organisations, -1);

    public LogTotals At(long size) => new(size, Declarations, Annulments, Count,
        [.. _days.OrderBy(day => day.Key).Select(day => new LogTotals.Day(day.Key, day.Value.People, day.Value.Party, day.Value.YouthLeague, day.Value.YoungPioneers))]);

    private OneDay On(DateOnly day)
    {
        if (!_days.TryGetValue(day, out var totals))
            _days.Add(day, totals = new OneDay());
        return totals;
    }

    private sealed class OneDay
    {
        public long People { get; set; }

        public long Party { get; set; }

        public long YouthLeague { get; set; }

        public long YoungPioneers { get; set; }

        public void Add(Organisations organisations, int people)
        {
            People += people;
            Party += (organisations & Organisations.Party) != 0 ? people : 0;
            YouthLeague += (organisations & Organisations.YouthLeague) != 0 ? people : 0;
            YoungPioneers += (organisations & Organisations.YoungPioneers) != 0 ? people : 0;
        }
    }
}
