using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Refusing;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Refusing;

public sealed class RefuseEnteredTests
{
    [Theory, OnBothEngines]
    public async Task Refuse_WhatAnAccountEntered_IsNeverSealed_AndNobodyElsesIsTouched(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        await EnterAsync(day, day.Vera, 1);
        await EnterAsync(day, day.Walter, 1);

        var looked = await LookAsync(day);
        (looked.People, looked.Groups.Count).ShouldBe((3, 2));
        (await RefuseAsync(day)).People.ShouldBe(3);

        (await LookAsync(day)).Groups.ShouldBeEmpty();
        (await day.Bank.WithAsync<HeldCounts, int>(held => held.OfCentreAsync(day.Centre.Value))).ShouldBe(1);
        day.Bank.Clock.Advance(TimeSpan.FromHours(71));
        (await day.Bank.System.SealAsync()).ShouldBe(0, "they can be taken back");
        day.Bank.Clock.Advance(TimeSpan.FromDays(3));
        (await day.Bank.System.SealAsync()).ShouldBe(1);
        (await TakeBackAsync(day)).Groups.ShouldBeEmpty();
        (await day.Bank.AuditActionsAsync()).ShouldBe(["held-looked-at", "held-refused", "held-looked-at"]);
    }

    [Theory, OnBothEngines]
    public async Task TakeBack_UntilItIsDeleted_HoldsAllOfItAgain_AndItIsSealed(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        await RefuseAsync(day);
        day.Bank.Clock.Advance(TimeSpan.FromDays(2));
        await day.Bank.System.SealAsync();

        (await TakeBackAsync(day)).People.ShouldBe(2);

        day.Bank.Clock.Advance(TimeSpan.FromDays(2));
        (await day.Bank.System.SealAsync()).ShouldBe(2);
        (await day.Bank.AuditActionsAsync()).ShouldBe(["held-refused", "held-taken-back"]);
    }

    /// <summary>It is held as long as what was just declared: whoever has its receipt can still correct it.</summary>
    [Theory, OnBothEngines]
    public async Task TakeBack_JustBeforeItIsDeleted_HoldsItAnew(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var hold = new RegisterOptions().Hold;
        await EnterAsync(day, day.Vera, 2);
        await RefuseAsync(day);
        day.Bank.Clock.Advance(new RegisterOptions().MaximumHold - TimeSpan.FromMinutes(1));

        (await TakeBackAsync(day)).People.ShouldBe(2);

        day.Bank.Clock.Advance(hold - TimeSpan.FromMinutes(1));
        (await day.Bank.System.SealAsync()).ShouldBe(0);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        (await day.Bank.System.SealAsync()).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Refuse_SinceAMoment_LeavesWhatTheAccountEnteredBefore(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(5));
        var stolenAt = day.Bank.Clock.GetUtcNow();
        await EnterAsync(day, day.Vera, 3);

        (await day.Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.RefuseAsync(day.Carla, day.Vera, stolenAt, RefusalReason.Hoax))).People.ShouldBe(3);

        day.Bank.Clock.Advance(TimeSpan.FromDays(4));
        (await day.Bank.System.SealAsync()).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Refuse_ByAnotherCentre_FindsNothing_AndRecordsNothing(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        var stranger = new Actor(new PersonId(Guid.NewGuid()), await day.Bank.System.AddCentreAsync("Another"), "stan");

        (await day.Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.RefuseAsync(stranger, day.Vera, DateTimeOffset.UnixEpoch, RefusalReason.Hoax))).Groups.ShouldBeEmpty();

        (await LookAsync(day)).People.ShouldBe(2);
        (await day.Bank.AuditActionsAsync()).ShouldBe(["held-looked-at"]);
        (await day.Bank.WithAsync<FindAccounts, Account?>(find => find.FindAsync(stranger.Centre, day.Vera, default))).ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Refused_OnAnOpenCall_TakesNobodyMore_AndChangesNothing(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, 1);
        await RefuseAsync(day);

        // She would be given a receipt for what is going to be deleted.
        (await day.EnterAsync(day.Vera, call, DeclarationId.New())).ShouldBe(SaveOutcome.CallRefused);
        (await day.EnterAsync(day.Vera, await NextAsync(day, call), DeclarationId.New())).ShouldBe(SaveOutcome.Saved);
    }

    [Theory, OnBothEngines]
    public async Task Refuse_CountsDownHerOwnWeek_AndTakingBackCountsItUpAgain(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        (await DeclaredAsync(day)).ShouldBe(2);

        await RefuseAsync(day);
        (await DeclaredAsync(day)).ShouldBe(0);
        await TakeBackAsync(day);
        (await DeclaredAsync(day)).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Account_OfSomebodyLetGo_IsStillFound(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        var table = await day.Bank.DbAsync(db => Task.FromResult(db.Source.Table("centres", "memberships")));
#pragma warning disable EF1002 // The table's name is no input.
        await day.Bank.DbAsync(db => db.Database.ExecuteSqlRawAsync($"DELETE FROM {table} WHERE person_id = {{0}}", day.Vera.Value));
#pragma warning restore EF1002

        var account = await day.Bank.WithAsync<FindAccounts, Account?>(find => find.FindAsync(day.Centre, day.Vera, default));

        account.ShouldBe(new Account(day.Vera, null));
        (await RefuseAsync(day)).People.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Sealed_IsBoundedByTheDaysOfHerShifts_AndNothingMoreIsSaid(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await EnterAsync(day, day.Vera, 2);
        await EnterAsync(day, day.Walter, 3);
        day.Bank.Clock.Advance(TimeSpan.FromDays(4));
        (await day.Bank.System.SealAsync()).ShouldBe(5);
        await EnterAsync(day, day.Walter, 1);

        (await BoundAsync(day, day.Vera)).ShouldBe([new DayBound(new DateOnly(2026, 11, 22), 5)]);
        (await BoundAsync(day, day.Walter))[^1].ShouldBe(new DayBound(new DateOnly(2026, 11, 22), 5));
        (await BoundAsync(day, day.Carla.Person)).ShouldBeEmpty();
    }

    /// <summary>A shift that goes over midnight has two days.</summary>
    [Theory, OnBothEngines]
    public async Task Sealed_OfAShiftOverMidnight_IsBoundedByBothDays(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        day.Bank.Clock.Advance(TimeSpan.FromHours(15));
        (await BoundAsync(day, day.Vera)).Select(bound => bound.Day).ShouldBe([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 22)], "it goes on");
        await day.Bank.ReportAsync(call, day.Vera, Outcome.NoAnswer);
        await day.StepAsync(day.Vera, ShiftStep.End);
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));

        (await BoundAsync(day, day.Vera)).Select(bound => bound.Day).ShouldBe([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 22)]);
    }

    private static async Task EnterAsync(Day day, PersonId volunteer, int people)
    {
        var call = await day.TakeAsync(volunteer);
        await day.EnterAsync(volunteer, call, people);
        await day.Bank.ReportAsync(call, volunteer, Outcome.SpokeAndFinished);
        await day.StepAsync(volunteer, ShiftStep.End);
    }

    private static async Task<CallId> NextAsync(Day day, CallId call)
    {
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
        return await day.TakeAsync(day.Vera);
    }

    private static Task<ShiftGroups> LookAsync(Day day) => day.Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.LookAsync(day.Carla, day.Vera, DateTimeOffset.UnixEpoch));

    private static Task<ShiftGroups> RefuseAsync(Day day) =>
        day.Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.RefuseAsync(day.Carla, day.Vera, DateTimeOffset.UnixEpoch, RefusalReason.Hoax));

    private static Task<ShiftGroups> TakeBackAsync(Day day) => day.Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.TakeBackAsync(day.Carla, day.Vera));

    private static Task<IReadOnlyList<DayBound>> BoundAsync(Day day, PersonId account) => day.Bank.WithAsync<BoundSealed, IReadOnlyList<DayBound>>(bound => bound.OfAsync(day.Centre, account));

    private static Task<int> DeclaredAsync(Day day) => day.Bank.DbAsync(db => db.Set<WeekTally>().Where(tally => tally.Volunteer == day.Vera).Select(tally => tally.Declared).SingleAsync());
}
