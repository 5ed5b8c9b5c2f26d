using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class ChangeShiftTests
{
    [Theory, OnBothEngines]
    public async Task Shift_BeginsWithTheFirstContact_AndIsTheSameWithTheNext(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var begin = day.Bank.Clock.GetUtcNow();
        await day.CallAsync(day.Vera, Outcome.NoAnswer);
        await day.CallAsync(day.Vera, Outcome.NoAnswer);

        var shift = (await day.ShiftsAsync()).ShouldHaveSingleItem();
        (shift.Volunteer, shift.Centre, shift.StartedAt, shift.EndedAt).ShouldBe((day.Vera, day.Centre, begin, null));
        await day.StepAsync(day.Vera, ShiftStep.End);
        await day.TakeAsync(day.Vera);
        (await day.ShiftsAsync()).Count.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Shift_BeginsAlsoWithSomebodyWhoCallsUs_AndWithSomebodyWhoCallsBack(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.Bank.WithAsync<StartInboundCall, InboundOutcome>(start => start.StartAsync(day.Vera, day.Centre, day.Campaign));
        await day.Bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(day.ActorOf(day.Walter), Bank.American(1)));

        (await day.ShiftsAsync()).Select(shift => shift.Volunteer).ShouldBe([day.Vera, day.Walter], ignoreOrder: true);
    }

    [Theory, OnBothEngines]
    public async Task Pause_IsNotTimeWorked_AndEndsWithTheNextContact(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 10);
        (await day.StepAsync(day.Vera, ShiftStep.Pause)).ShouldBe(StepOutcome.Done);
        (await day.StepAsync(day.Vera, ShiftStep.Pause)).ShouldBe(StepOutcome.NothingToDo);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(7));
        await ShouldHaveWorkedAsync(day, 10);
        (await day.StepAsync(day.Vera, ShiftStep.GoOn)).ShouldBe(StepOutcome.Done);
        (await day.StepAsync(day.Vera, ShiftStep.GoOn)).ShouldBe(StepOutcome.NothingToDo);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(3));
        await ShouldHaveWorkedAsync(day, 13);

        await day.StepAsync(day.Vera, ShiftStep.Pause);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(20));
        await day.TakeAsync(day.Vera);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(2));
        await ShouldHaveWorkedAsync(day, 15);
    }

    [Theory, OnBothEngines]
    public async Task PauseAndEnd_WithACallInHand_AreRefused(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        (await day.StepAsync(day.Vera, ShiftStep.End)).ShouldBe(StepOutcome.NothingToDo);
        await day.TakeAsync(day.Vera);

        (await day.StepAsync(day.Vera, ShiftStep.Pause)).ShouldBe(StepOutcome.CallOpen);
        (await day.StepAsync(day.Vera, ShiftStep.End)).ShouldBe(StepOutcome.CallOpen);

        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Note_ComesAfterTwoHoursOfWork_UntilItIsPutAway(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 119);
        (await IsLongAsync(day)).ShouldBeFalse();
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        (await IsLongAsync(day)).ShouldBeTrue();
        (await day.StepAsync(day.Vera, ShiftStep.PutNoteAway)).ShouldBe(StepOutcome.Done);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        (await IsLongAsync(day)).ShouldBeFalse();
        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task LeftShift_EndsAnHourLater_AsOfTheLastThatSheDid(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var begin = day.Bank.Clock.GetUtcNow();
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 30);
        await day.CallAsync(day.Walter, Outcome.NoAnswer, minutes: 10);
        await day.StepAsync(day.Walter, ShiftStep.Pause);
        day.Bank.Clock.Set(begin.AddMinutes(89));
        await EndLeftAsync(day);
        (await day.ShiftsAsync()).ShouldAllBe(shift => shift.EndedAt == null);

        day.Bank.Clock.Set(begin.AddMinutes(100));
        await EndLeftAsync(day);

        var ended = await day.ShiftsAsync();
        ended.Single(shift => shift.Volunteer == day.Vera).EndedAt.ShouldBe(begin.AddMinutes(30));
        ended.Single(shift => shift.Volunteer == day.Walter).EndedAt.ShouldBe(begin.AddMinutes(40));
    }

    [Theory, OnBothEngines]
    public async Task LeftShift_OfWhoIsOnALongCall_GoesOn_AndOfWhoseLeaseIsOver_Ends(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var begin = day.Bank.Clock.GetUtcNow();
        await day.TakeAsync(day.Vera);
        await day.TakeAsync(day.Walter);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(90));
        await day.Bank.WithAsync<CurrentCall, CallId?>(current => current.FindUnreportedAsync(day.Vera, default));

        await EndLeftAsync(day);

        var shifts = await day.ShiftsAsync();
        shifts.Single(shift => shift.Volunteer == day.Vera).EndedAt.ShouldBeNull();
        shifts.Single(shift => shift.Volunteer == day.Walter).EndedAt.ShouldBe(begin);
    }

    private static async Task ShouldHaveWorkedAsync(Day day, int minutes) =>
        (await day.ShiftsAsync()).ShouldHaveSingleItem().Worked(day.Bank.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromMinutes(minutes));

    private static Task<bool> IsLongAsync(Day day) => day.Bank.WithAsync<ReadOwnWeeks, bool>(read => read.IsLongAsync(day.Vera, default));

    private static Task<bool> EndLeftAsync(Day day) => day.Bank.WithAsync<EndLeftShifts, bool>(async end =>
    {
        await end.RunAsync();
        return true;
    });
}
