using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.Bench.Simulating;

/// <summary>A campaign as the simulation understands it: what it may do is reckoned here a second time, by nothing of the program's.</summary>
internal sealed record SimulatedCampaign(CampaignId Id, CentreId Centre, int FromHour, int ToHour, Weekdays Days, IReadOnlySet<DateOnly> Holidays, RetryRules Rules)
{
    /// <summary>Four campaigns of two centres, no two with the same rules.</summary>
    public static IReadOnlyList<SimulatedCampaign> Make(DateOnly start)
    {
        var (one, other) = (new CentreId(Guid.NewGuid()), new CentreId(Guid.NewGuid()));
        var workdays = Weekdays.All & ~(Weekdays.Saturday | Weekdays.Sunday);
        return
        [
            new(CampaignId.New(), one, 9, 21, Weekdays.All, new HashSet<DateOnly>(), RetryRules.Default),
            new(CampaignId.New(), one, 10, 20, workdays, new HashSet<DateOnly> { start.AddDays(3), start.AddDays(10) }, RetryRules.Default with { MaxAttempts = 3, NoAnswer = new(60, 2) }),
            new(CampaignId.New(), other, 9, 21, Weekdays.All, new HashSet<DateOnly> { start.AddDays(3) }, RetryRules.Default with { RestDays = 7, Busy = new(10, 1) }),
            new(CampaignId.New(), other, 8, 22, Weekdays.All & ~Weekdays.Sunday, new HashSet<DateOnly>(), RetryRules.Default with { MaxAttempts = 2, Voicemail = new(12 * 60, 1) }),
        ];
    }

    public Campaign ToCampaign(DateTimeOffset now) => new()
    {
        Id = Id,
        Centre = Centre,
        Name = "Simulation",
        CallingFrom = FromHour * 60,
        CallingTo = ToHour * 60,
        CallingDays = Days,
        Holidays = CallingTimes.WriteHolidays(Holidays),
        Retries = Rules,
        State = CampaignState.Open,
        MadeAt = now,
    };

    /// <param name="zones">Names with a space between; it must be a fit time in all of them.</param>
    public bool MayCall(string? zones, DateTimeOffset now) => !string.IsNullOrEmpty(zones) && zones.Split(' ').All(zone => MayCallIn(zone, now));

    /// <summary>How long a number is left alone after a call that ended so.</summary>
    public TimeSpan Rest(Outcome outcome) => outcome switch
    {
        Outcome.NoAnswer => TimeSpan.FromMinutes(Rules.NoAnswer.Minutes),
        Outcome.Busy => TimeSpan.FromMinutes(Rules.Busy.Minutes),
        Outcome.Voicemail => TimeSpan.FromMinutes(Rules.Voicemail.Minutes),
        Outcome.SwitchedOff => TimeSpan.FromMinutes(Rules.SwitchedOff.Minutes),
        Outcome.SpokeAndFinished or Outcome.WrongNumber or Outcome.Fax or Outcome.NeverCallAgain or Outcome.CallBack => TimeSpan.FromDays(Rules.RestDays),
    };

    /// <summary>Whether the campaign has called often enough without reaching anybody.</summary>
    /// <param name="endings">How those calls ended.</param>
    public bool IsTriedEnough(IReadOnlyCollection<Outcome> endings) => endings.Count >= Rules.MaxAttempts
        || IsTriedEnough(endings, Outcome.NoAnswer, Rules.NoAnswer) || IsTriedEnough(endings, Outcome.Busy, Rules.Busy)
        || IsTriedEnough(endings, Outcome.Voicemail, Rules.Voicemail) || IsTriedEnough(endings, Outcome.SwitchedOff, Rules.SwitchedOff);

    public static bool IsReached(Outcome outcome) => outcome switch
    {
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail or Outcome.SwitchedOff => false,
        Outcome.SpokeAndFinished or Outcome.WrongNumber or Outcome.Fax or Outcome.NeverCallAgain or Outcome.CallBack => true,
    };

    private static bool IsTriedEnough(IReadOnlyCollection<Outcome> endings, Outcome outcome, Retry retry) => endings.Count(ending => ending == outcome) >= retry.AtMost;

    private bool MayCallIn(string zone, DateTimeOffset now)
    {
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return there.Hour >= FromHour && there.Hour < ToHour
            && ((int)Days & (1 << (((int)there.DayOfWeek + 6) % 7))) != 0
            && !Holidays.Contains(DateOnly.FromDateTime(there.DateTime));
    }
}
