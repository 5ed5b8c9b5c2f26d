using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class OwnWeeksTests
{
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Theory, OnBothEngines]
    public async Task Numbers_AreHerOwn_OfTodayAndOfTheWeek(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 5);
        await day.CallAsync(day.Vera, Outcome.SpokeAndFinished, minutes: 6);
        await day.CallAsync(day.Walter, Outcome.SpokeAndFinished, minutes: 1);
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), 2);

        var work = await OfAsync(day, day.Vera);

        work.Today.ShouldBe(new OwnNumbers(2, 1, TimeSpan.FromMinutes(12), 0));
        work.Weeks.ShouldBe([new OwnWeek(Monday, new OwnNumbers(2, 1, TimeSpan.FromMinutes(12), 2))]);
        (await OfAsync(day, day.Walter)).Weeks.ShouldBe([new OwnWeek(Monday, new OwnNumbers(1, 1, TimeSpan.FromMinutes(1), null))]);
    }

    [Theory, OnBothEngines]
    public async Task Weeks_GoByTheCentresClock(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.SetZoneAsync("Asia/Taipei");
        // Sunday, eleven at night in Taipei; then Monday, half past midnight.
        day.Bank.Clock.Set(new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, 1);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
        day.Bank.Clock.Set(new(2026, 11, 22, 16, 30, 0, TimeSpan.Zero));
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), 2);

        (await TalliesAsync(day)).ShouldBe([(Monday, 1), (Monday.AddDays(7), 2)]);
        (await OfAsync(day, day.Vera)).Weeks.Select(week => week.Monday).ShouldBe([Monday.AddDays(7), Monday]);
    }

    [Theory, OnBothEngines]
    public async Task Tally_SentTwice_CountsOnce_AndLessWhatIsWithdrawn(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        var ids = await day.EnterAsync(day.Vera, call, 2);
        (await day.EnterAsync(day.Vera, call, ids[0])).ShouldBe(SaveOutcome.Saved);
        (await TalliesAsync(day)).ShouldBe([(Monday, 2)]);

        await day.Bank.WithAsync<RemovePerson, ChangeOutcome?>(remove => remove.RemoveAsync(call, day.ActorOf(day.Vera), ids[0]));
        await day.Bank.WithAsync<RemovePerson, ChangeOutcome?>(remove => remove.RemoveAsync(call, day.ActorOf(day.Vera), ids[0]));

        (await TalliesAsync(day)).ShouldBe([(Monday, 1)]);
    }

    [Theory, OnBothEngines]
    public async Task Tally_OfAWeekWithFewTalks_IsDeletedOnceItIsOver_AndTheOtherAfterEightWeeks(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 25);
        await day.EnterAsync(day.Vera, await TalkAsync(day, day.Vera, ForgetOldWeeks.FewestSpokenWith), 1);
        await day.EnterAsync(day.Walter, await TalkAsync(day, day.Walter, ForgetOldWeeks.FewestSpokenWith - 1), 1);

        // The last moment at which it is still Sunday somewhere, by a day.
        day.Bank.Clock.Set(new(2026, 11, 23, 23, 59, 0, TimeSpan.Zero));
        await ForgetAsync(day);
        (await TalliesAsync(day)).Count.ShouldBe(2);
        day.Bank.Clock.Set(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await ForgetAsync(day);
        (await day.Bank.DbAsync(db => db.Set<WeekTally>().Select(tally => tally.Volunteer).ToListAsync())).ShouldBe([day.Vera]);

        await day.StepAsync(day.Vera, ShiftStep.End);
        day.Bank.Clock.Set(new(2027, 1, 17, 23, 0, 0, TimeSpan.Zero));
        await ForgetAsync(day);
        (await TalliesAsync(day)).Count.ShouldBe(1);
        day.Bank.Clock.Set(new(2027, 1, 18, 0, 0, 0, TimeSpan.Zero));
        await ForgetAsync(day);
        (await TalliesAsync(day)).ShouldBeEmpty();
        (await day.ShiftsAsync()).ShouldNotContain(shift => shift.Volunteer == day.Vera);
    }

    /// <returns>The last of the calls.</returns>
    private static async Task<CallId> TalkAsync(Day day, PersonId volunteer, int times)
    {
        var call = default(CallId);
        for (var time = 0; time < times; time++)
        {
            call = await day.TakeAsync(volunteer);
            await day.Bank.ReportAsync(call, volunteer, Outcome.SpokeAndFinished);
        }

        return call;
    }

    private static Task<OwnWork> OfAsync(Day day, PersonId volunteer) => day.Bank.WithAsync<ReadOwnWeeks, OwnWork>(read => read.OfAsync(day.ActorOf(volunteer), heldToday: 0));

    private static async Task<List<(DateOnly Week, int Declared)>> TalliesAsync(Day day) =>
        [.. (await day.Bank.DbAsync(db => db.Set<WeekTally>().OrderBy(tally => tally.Week).ToListAsync())).Select(tally => (tally.Week, tally.Declared))];

    private static Task<bool> ForgetAsync(Day day) => day.Bank.WithAsync<ForgetOldWeeks, bool>(async forget =>
    {
        await forget.RunAsync();
        return true;
    });
}
