using Ledgerline.PhoneBank.Calls;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Simulating;

/// <summary>What chance decides for a volunteer: when she calls, how long people talk, how calls end. The same seed gives the same.</summary>
#pragma warning disable RS0030, CA5394 // Nothing secret comes of it.
internal sealed class CallPlan(IReadOnlyList<SimulatedCampaign> campaigns, int volunteer, int seed)
{
    private readonly Random _random = new(HashCode.Combine(volunteer, seed, 1));
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(SimulatedPeople.Zones[volunteer % SimulatedPeople.Zones.Count]);
    private readonly int _startMinute = 8 * 60 + volunteer * 37 % (13 * 60);
    private int _otherNumbers;

    /// <summary>In a hundred calls, how many end how.</summary>
    private static readonly (Outcome Outcome, int Share)[] Ends =
    [
        (Outcome.NoAnswer, 34), (Outcome.Busy, 8), (Outcome.Voicemail, 12), (Outcome.SwitchedOff, 6), (Outcome.WrongNumber, 4),
        (Outcome.Fax, 1), (Outcome.NeverCallAgain, 4), (Outcome.CallBack, 9), (Outcome.SpokeAndFinished, 22),
    ];

    public IReadOnlyList<SimulatedCampaign> Campaigns => campaigns;

    public bool Happens(int percent) => _random.Next(100) < percent;

    public int Upto(int most) => _random.Next(most + 1);

    /// <summary>Most are short; one in ten is long.</summary>
    public TimeSpan Talk() => TimeSpan.FromMinutes(Happens(10) ? _random.Next(10, 30) : _random.Next(1, 6));

    /// <summary>Now or later, at her hour of the day; on one day in seven she does not call.</summary>
    public DateTimeOffset NextShift(DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, _zone).Date;
        for (var day = 0; ; day++)
        {
            var local = today.AddDays(day).AddMinutes(_startMinute);
            if ((local.DayOfYear + volunteer) % 7 == 0 || _zone.IsInvalidTime(local))
                continue;
            var at = new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
            if (at >= now)
                return at;
        }
    }

    /// <summary>Now and then somebody calls back whom she or another called.</summary>
    public PhoneNumber? Hears(Judge judge) => Happens(2) ? judge.AnyNumber(_random.Next) : null;

    public CallReport Report(Judge judge, DateTimeOffset now)
    {
        var dice = _random.Next(100);
        var outcome = Ends.First(end => (dice -= end.Share) < 0).Outcome;
        return outcome == Outcome.CallBack ? new CallReport(outcome, Callback(judge, now)) : new CallReport(outcome);
    }

    /// <summary>Who calls us speaks with us.</summary>
    public CallReport ReportOfTheirs(Judge judge, DateTimeOffset now) =>
        Happens(20) ? new(Outcome.CallBack, Callback(judge, now)) : new(Happens(10) ? Outcome.NeverCallAgain : Outcome.SpokeAndFinished);

    /// <summary>In a few minutes or a few days; one in five on another number, which may be one that is known.</summary>
    private CallbackRequest Callback(Judge judge, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMinutes(Happens(50) ? _random.Next(5, 45) : _random.Next(60, 4 * 24 * 60));
        return new CallbackRequest(now + wait, Happens(20) ? Happens(25) ? judge.AnyNumber(_random.Next) : NewNumber() : null);
    }

    private PhoneNumber NewNumber() => SimulatedPeople.Number(SimulatedPeople.Given, volunteer * 1_000 + _otherNumbers++ % 1_000);
}
#pragma warning restore RS0030, CA5394
