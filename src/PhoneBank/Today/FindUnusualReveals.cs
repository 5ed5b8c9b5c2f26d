using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Today;

/// <summary>How an account had numbers shown, where that is not how people call.</summary>
internal enum RevealPattern
{
    /// <summary>Many within an hour, and each call over within seconds, nobody reached: there was no time in which it could ring.</summary>
    TooQuick,

    /// <summary>More within an hour than anybody can call.</summary>
    TooManyAnHour,

    /// <summary>Far more in a day than is usual at the centre.</summary>
    FarMoreThanUsual,

    /// <summary>At hours at which nobody of the centre calls.</summary>
    AtAnOddHour,
}

/// <param name="Numbers">How many numbers, or how often one, was shown so.</param>
/// <param name="Usual">Of <see cref="RevealPattern.FarMoreThanUsual"/> what is; else 0.</param>
/// <param name="Last">When that last was.</param>
internal sealed record UnusualReveals(CentrePerson Person, RevealPattern Pattern, int Numbers, int Usual, DateTimeOffset Last);

/// <summary>
/// Finds accounts that had numbers shown in the last day in a way in which nobody calls: whoever copies a list does. A question to whoever knows the volunteer, and no
/// verdict. From the audit trail and the calls, each time anew; nothing of it is kept. A shift begins by itself with the first contact, so there is no number that was
/// shown outside one: what hours are odd the centre's own calls say.
/// </summary>
internal sealed class FindUnusualReveals(LedgerlineDb db, ReadActs acts, CentreClock centreClock, TimeProvider clock)
{
    /// <summary>It takes longer to dial, to hear even that somebody is on the line already, and to say so.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    public const int FewestQuickAnHour = 10;

    /// <summary>Whoever lets it ring for half a minute each time, and is never answered, comes to this.</summary>
    public const int MostAnHour = 90;

    public const int TimesUsual = 4;
    public const int FewestOfFarMore = 60;

    /// <summary>Of so many days of somebody's at least what is usual can be said.</summary>
    public const int FewestDaysOfUsual = 20;

    public const int FewestAtOddHours = 5;

    /// <summary>From so many numbers on it can be said at which hours a centre calls.</summary>
    public const int FewestOfHours = 200;

    public const string Shown = "number-shown";

    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private static readonly TimeSpan Before = TimeSpan.FromDays(14);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<UnusualReveals>> OfAsync(CentreId centre, IReadOnlyList<CentrePerson> people, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Recent;
        var recent = await acts.SinceAsync(centre, Shown, since, cancel);
        if (recent.Count < FewestAtOddHours)
            return [];
        var usual = await ReadUsualAsync(centre, since, cancel);
        var ends = await EndsAsync(recent, since, cancel);
        return
        [
            .. from person in people
               join act in recent on person.Id equals act.Person into hers
               where hers.Any()
               from unusual in Judge(person, [.. hers], usual, ends)
               select unusual,
        ];
    }

    private static IEnumerable<UnusualReveals> Judge(CentrePerson person, List<Act> shown, Usual usual, ILookup<(PersonId, Guid), CallEnd> ends)
    {
        var quick = shown.Where(act => ends[(act.Person, act.Subject)].Any(call => call.IsQuickAfter(act.At))).Select(act => act.At).ToList();
        if (MostWithinAnHour(quick) is var most and >= FewestQuickAnHour)
            yield return new(person, RevealPattern.TooQuick, most, 0, quick[^1]);
        var numbers = shown.DistinctBy(act => act.Subject).Select(act => act.At).ToList();
        if (MostWithinAnHour(numbers) is var anHour and > MostAnHour)
            yield return new(person, RevealPattern.TooManyAnHour, anHour, 0, numbers[^1]);
        if (usual.ADay is { } aDay && shown.Count >= FewestOfFarMore && shown.Count > TimesUsual * aDay)
            yield return new(person, RevealPattern.FarMoreThanUsual, shown.Count, aDay, shown[^1].At);
        var odd = shown.Where(act => usual.IsOdd(act.At)).Select(act => act.At).ToList();
        if (odd.Count >= FewestAtOddHours)
            yield return new(person, RevealPattern.AtAnOddHour, odd.Count, 0, odd[^1]);
    }

    /// <param name="times">In order.</param>
    private static int MostWithinAnHour(List<DateTimeOffset> times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= Hour)
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private async Task<ILookup<(PersonId, Guid), CallEnd>> EndsAsync(IReadOnlyList<Act> shown, DateTimeOffset since, CancellationToken cancel)
    {
        var volunteers = shown.Select(act => act.Person).Distinct().ToList();
        var calls = await db.Set<Call>().Where(call => volunteers.Contains(call.Volunteer) && call.EndedAt >= since && call.Contact != null)
            .Select(call => new { call.Volunteer, call.Contact, call.StartedAt, call.EndedAt, call.Outcome }).ToListAsync(cancel);
        return calls.ToLookup(call => (call.Volunteer, call.Contact!.Value.Value), call => new CallEnd(call.StartedAt, call.EndedAt!.Value, call.Outcome));
    }

    /// <summary>What the two weeks before were like. The median says what is usual, of whomever: nobody is compared with somebody.</summary>
    private async Task<Usual> ReadUsualAsync(CentreId centre, DateTimeOffset before, CancellationToken cancel)
    {
        var zone = await centreClock.ZoneOfAsync(centre, cancel);
        var hours = (await acts.ByHourAsync(centre, Shown, before - Before, cancel)).Where(hour => hour.Hour + Hour <= before).ToList();
        var days = hours.GroupBy(hour => (hour.Person, LocalDay.Of(hour.Hour, zone).Date)).Select(day => day.Sum(hour => hour.Acts)).Order().ToList();
        var called = hours.Sum(hour => hour.Acts) < FewestOfHours ? null : hours.Select(hour => LocalDay.Of(hour.Hour, zone).TimeAt(hour.Hour).Hour).ToHashSet();
        return new Usual(days.Count < FewestDaysOfUsual ? null : days[days.Count / 2], called, zone);
    }

    private sealed record CallEnd(DateTimeOffset StartedAt, DateTimeOffset EndedAt, Outcome? Outcome)
    {
        public bool IsQuickAfter(DateTimeOffset shown) =>
            shown >= StartedAt && shown <= EndedAt && EndedAt - shown < Quick && !(Outcome is { } outcome && OutcomeCounts.Talks.Contains(outcome));
    }

    /// <param name="ADay">How many numbers a day somebody has shown; null where too little is known.</param>
    /// <param name="Hours">The hours of the day at which somebody called; null where too little is known.</param>
    private sealed record Usual(int? ADay, HashSet<int>? Hours, TimeZoneInfo Zone)
    {
        public bool IsOdd(DateTimeOffset at) =>
            Hours is not null && LocalDay.Of(at, Zone).TimeAt(at).Hour is var hour && !Hours.Contains(hour) && !Hours.Contains((hour + 1) % 24) && !Hours.Contains((hour + 23) % 24);
    }
}
