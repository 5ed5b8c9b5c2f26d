using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank.Tests.Campaigns;

public sealed class CallingTimesTests
{
    private static readonly CallingTimes NineToNine = new(new CallingHours(9 * 60, 21 * 60));

    private static readonly CallingTimes SixDays = new(NineToNine.Hours, Weekdays.All & ~Weekdays.Sunday, new HashSet<DateOnly> { new(2026, 12, 25) });

    [Theory]
    [InlineData("2026-11-22T08:59:59Z", false)]
    [InlineData("2026-11-22T09:00:00Z", true)]
    [InlineData("2026-11-22T20:59:59Z", true)]
    [InlineData("2026-11-22T21:00:00Z", false)]
    public void Hours_InOneZone_OpenAtTheFirstMinute_AndCloseAtTheLast(string now, bool open) =>
        NineToNine.AreOpen(ContactZones.Parse("Europe/London"), At(now)).ShouldBe(open);

    [Theory]
    [InlineData("2026-11-22T14:30:00Z", false)] // half past nine in New York, half past six in Los Angeles
    [InlineData("2026-11-22T17:30:00Z", true)]
    [InlineData("2026-11-23T02:30:00Z", false)] // half past nine in the evening in New York
    public void Hours_InSeveralZones_AreOpenOnlyWhereAllAre(string now, bool open) =>
        NineToNine.AreOpen(ContactZones.Parse("America/New_York America/Los_Angeles"), At(now)).ShouldBe(open);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Nowhere/Atlantis")]
    [InlineData("Europe/London Nowhere/Atlantis")]
    public void Hours_WhereTheZoneIsNotKnown_AreClosedForEver(string? zones)
    {
        new CallingTimes(CallingHours.AllDay).AreOpen(ContactZones.Parse(zones), At("2026-11-22T12:00:00Z")).ShouldBeFalse();
        new CallingTimes(CallingHours.AllDay).NextOpening(ContactZones.Parse(zones), At("2026-11-22T12:00:00Z")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Europe/London", "2026-11-22T03:00:00Z", "2026-11-22T09:00:00Z")]
    [InlineData("Europe/London", "2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("Europe/London", "2026-11-22T22:00:00Z", "2026-11-23T09:00:00Z")]
    [InlineData("Europe/London", "2026-10-24T22:00:00Z", "2026-10-25T09:00:00Z")] // the clocks go back in that night
    [InlineData("America/New_York America/Los_Angeles", "2026-11-22T03:00:00Z", "2026-11-22T17:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-22T22:00:00Z", "2026-11-23T03:30:00Z")]
    public void NextOpening_IsTheFirstMomentWhenAllZonesAreOpen(string zones, string now, string opening) =>
        NineToNine.NextOpening(ContactZones.Parse(zones), At(now)).ShouldBe(At(opening));

    [Fact]
    public void NextOpening_OfZonesThatAreNeverOpenTogether_IsNone() =>
        new CallingTimes(new CallingHours(9 * 60, 10 * 60)).NextOpening(ContactZones.Parse("Europe/London Asia/Tokyo"), At("2026-11-22T12:00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("2026-11-21T12:00:00Z", true)] // a Saturday
    [InlineData("2026-11-22T12:00:00Z", false)] // a Sunday
    [InlineData("2026-12-25T12:00:00Z", false)] // a holiday, a Friday
    [InlineData("2026-12-24T12:00:00Z", true)]
    public void Days_AreThoseOfThePersonCalled(string now, bool open) => SixDays.AreOpen(ContactZones.Parse("Europe/London"), At(now)).ShouldBe(open);

    [Fact]
    public void Days_OnTheOtherSideOfTheDateLine_AreOthers() =>
        // Sunday noon in London is Sunday night in Auckland, and Saturday still where the day begins last.
        new CallingTimes(CallingHours.AllDay, Weekdays.Saturday, new HashSet<DateOnly>()).ShouldSatisfyAllConditions(
            saturday => saturday.AreOpen(ContactZones.Parse("Pacific/Pago_Pago"), At("2026-11-22T10:00:00Z")).ShouldBeTrue(),
            saturday => saturday.AreOpen(ContactZones.Parse("Pacific/Auckland"), At("2026-11-22T10:00:00Z")).ShouldBeFalse());

    [Theory]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-23T09:00:00Z")] // over the Sunday
    [InlineData("2026-12-24T22:00:00Z", "2026-12-26T09:00:00Z")] // over the holiday
    [InlineData("2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z")]
    public void NextOpening_LeavesOutDaysOnWhichNobodyIsCalled(string now, string opening) =>
        SixDays.NextOpening(ContactZones.Parse("Europe/London"), At(now)).ShouldBe(At(opening));

    [Fact]
    public void NextOpening_WhereAWeekdayIsAHolidayForAMonth_IsInTheNext()
    {
        var holidays = Enumerable.Range(0, 4).Select(week => new DateOnly(2026, 11, 23).AddDays(7 * week)).ToHashSet();
        new CallingTimes(new CallingHours(9 * 60, 10 * 60), Weekdays.Monday, holidays).NextOpening(ContactZones.Parse("Europe/London"), At("2026-11-22T12:00:00Z"))
            .ShouldBe(At("2026-12-21T09:00:00Z"));
    }

    [Fact]
    public void Holidays_Written_AreReadAgain()
    {
        var days = new HashSet<DateOnly> { new(2027, 2, 6), new(2026, 12, 25) };
        CallingTimes.WriteHolidays(days).ShouldBe("2026-12-25 2027-02-06");
        CallingTimes.ReadHolidays("2026-12-25 2027-02-06").ShouldBe(days, ignoreOrder: true);
        CallingTimes.ReadHolidays("").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30:00Z")] // skipped: the clocks go from 01:00 to 02:00
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30:00Z")] // twice: the first
    [InlineData("2026-06-01T12:00", "2026-06-01T11:00:00Z")]
    [InlineData("2026-12-01T12:00", "2026-12-01T12:00:00Z")]
    public void LocalTime_SkippedOrTwice_MeansOneMoment(string local, string moment) =>
        LocalClock.Resolve(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
            .ShouldBe(At(moment));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
