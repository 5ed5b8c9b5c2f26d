using System.Net;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class EndWorkTests
{
    [Theory, OnBothEngines("#suspend")]
    [OnBothEngines("#remove")]
    [OnBothEngines("#roles")]
    public async Task Work_OfWhoMayTakeNoCallsAnyMore_IsTakenBackAtOnce(DatabaseEngine engine, string form)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 1);
        await day.Bank.System.ServeAsync();
        var call = await day.TakeAsync(day.Vera);
        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        using var carla = await day.Bank.System.SignInAsync("carla");
        var page = await carla.PageAsync($"/centre/people/{day.Vera.Value}");
        page.QuerySelector("#roles [value=Volunteer]")!.RemoveAttribute("checked");

        (await carla.SubmitAsync(page, form, ("Roles", "Editor"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // The clock has not moved.
        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeFalse();
        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBe(day.Bank.Clock.GetUtcNow());
        (await day.Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.Lease == call))).ShouldBe(0);
        (await day.Bank.ContactOfAsync(await day.TakeAsync(day.Walter))).Id.ShouldBe((await day.Bank.CallAsync(call)).Contact!.Value);
    }

    [Theory, OnBothEngines]
    public async Task Work_OfWhoStillTakesCalls_GoesOn(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 1);
        await day.Bank.System.ServeAsync();
        var call = await day.TakeAsync(day.Vera);
        using var carla = await day.Bank.System.SignInAsync("carla");

        (await carla.SubmitAsync($"/centre/people/{day.Vera.Value}", "#roles", ("Roles", "Coordinator"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeTrue();
        (await day.ShiftsAsync()).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }
}
