using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class CountHoursTests
{
    [Theory, OnBothEngines]
    public async Task Hours_CountEachCallByWhenItBegan_WithTheEmptyOnesBetween(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.NoAnswer);
        await day.CallAsync(day.Vera, Outcome.SpokeAndFinished, minutes: 70);
        await day.CallAsync(day.Walter, Outcome.WrongNumber);
        day.Bank.Clock.Set(new(2026, 11, 22, 13, 59, 59, TimeSpan.Zero));
        await day.CallAsync(day.Walter, Outcome.NeverCallAgain);
        // Not ended.
        await day.TakeAsync(day.Vera);

        var hours = await HoursAsync(day, "Etc/UTC");

        hours.Select(hour => (hour.From.Hour, hour.Outcomes.Calls, hour.Outcomes.SpokenWith, hour.Outcomes.NotReached, hour.Outcomes.NotTheirs))
            .ShouldBe([(10, 2, 1, 1, 0), (11, 1, 0, 0, 1), (12, 0, 0, 0, 0), (13, 1, 1, 0, 0)]);
    }

    [Theory]
    [OnBothEngines]
    public async Task Hours_AreThoseOfTheCentresClock(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.Busy);

        // Ten in the morning in UTC.
        (await HoursAsync(day, "Asia/Kolkata")).ShouldHaveSingleItem().From.ShouldBe(new TimeOnly(15, 0));
        (await HoursAsync(day, "Asia/Taipei")).ShouldHaveSingleItem().From.ShouldBe(new TimeOnly(18, 0));
        (await HoursAsync(day, "Asia/Taipei", days: 1)).ShouldBeEmpty();
        // It is midnight of the 23rd there.
        (await HoursAsync(day, "Pacific/Kiritimati")).ShouldHaveSingleItem().From.ShouldBe(new TimeOnly(0, 0));
        (await HoursAsync(day, "Pacific/Kiritimati", days: -1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hours_OfTheDayOnWhichClocksGoBack_AreTwentyFive()
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        day.Bank.Clock.Set(new(2027, 11, 7, 4, 0, 0, TimeSpan.Zero));
        await day.CallAsync(day.Vera, Outcome.Busy);
        day.Bank.Clock.Set(new(2027, 11, 8, 4, 58, 0, TimeSpan.Zero));
        await day.CallAsync(day.Vera, Outcome.Busy);

        var hours = await HoursAsync(day, Bank.Washington);

        hours.Count.ShouldBe(25);
        hours.Select(hour => hour.From.Hour).Take(4).ShouldBe([0, 1, 1, 2]);
        (hours[0].Outcomes.Calls, hours[24].Outcomes.Calls, hours[24].From.Hour).ShouldBe((1, 1, 23));
    }

    [Theory, OnBothEngines]
    public async Task Hours_OfAnotherCentre_AreNotCounted(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.Busy);
        var other = await day.Bank.System.AddCentreAsync("Another");

        (await day.Bank.WithAsync<CountHours, IReadOnlyList<HourOfCalls>>(count => count.OfAsync(other, LocalDay.Of(day.Bank.Clock.GetUtcNow(), TimeZoneInfo.Utc), default)))
            .ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<HourOfCalls>> HoursAsync(Day day, string zone, int days = 0) => day.Bank.WithAsync<CountHours, IReadOnlyList<HourOfCalls>>(
        count => count.OfAsync(day.Centre, LocalDay.Of(day.Bank.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).AddDays(days), default));
}
