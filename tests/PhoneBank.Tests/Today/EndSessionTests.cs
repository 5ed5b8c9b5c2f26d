using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class EndSessionTests
{
    [Theory, OnBothEngines]
    public async Task EndSession_OfAVolunteerOnACall_SignsHerOut_AndGivesTheContactBackAtOnce(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 1);
        await day.Bank.System.ServeAsync();
        using var laptop = await day.Bank.System.SignInAsync("vera");
        var call = await day.TakeAsync(day.Vera);
        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        (await EndAsync(day, day.Carla)).ShouldBeTrue();

        (await laptop.GetAsync(new Uri("/call", UriKind.Relative))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeFalse();
        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBe(day.Bank.Clock.GetUtcNow());
        (await day.Bank.AuditActionsAsync()).ShouldContain("sessions-ended");
        // The clock has not moved.
        (await day.Bank.ContactOfAsync(await day.TakeAsync(day.Walter))).Id.ShouldBe((await day.Bank.CallAsync(call)).Contact!.Value);
    }

    [Theory, OnBothEngines]
    public async Task EndSession_ByTheCoordinatorOfAnotherCentre_DoesNothing(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        var other = await day.Bank.System.AddCentreAsync("Another");

        (await EndAsync(day, day.Carla with { Centre = other })).ShouldBeFalse();

        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeTrue();
        (await day.Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.Lease == call && number.LeasedUntil > day.Bank.Clock.GetUtcNow()))).ShouldBe(1);
        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    private static Task<bool> EndAsync(Day day, Actor coordinator) => day.Bank.WithAsync<EndSession, bool>(end => end.EndAsync(coordinator, day.Vera));
}
