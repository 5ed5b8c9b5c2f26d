using System.Net;
using Ledgerline.Centres.Operating;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Tests.People;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Tests.Operating;

public sealed class OperatorTests
{
    [Theory, OnBothEngines]
    public async Task Operator_MakesACentre_AndWhoCoordinatesIt_AndSeesNothingOfItsWork(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        await staff.System.AddPersonAsync("oda", staff.Centre, Role.Operator);
        using var oda = await staff.SignInAsync("oda");
        (await oda.GetAsync(new Uri("/sign-in", UriKind.Relative))).Headers.Location!.ToString().ShouldBe("/operator", "her work begins there");
        var made = (await oda.SubmitAsync("/operator", "#make", ("CentreName", "New shore"))).Headers.Location!.ToString();
        made.ShouldStartWith("/operator/centres/");
        var page = await (await oda.SubmitAsync(made, "#give", ("Name", "Nora"))).PageAsync();

        using var nora = staff.System.Client();
        (await nora.SubmitAsync($"/join/{page.QuerySelector("#invitation-code")!.TextContent}", "#join", ("Password", "seven purple kettles"))).Headers.Location!.ToString().ShouldBe("/centre/campaigns");
        (await oda.SubmitAsync(made, "#rename", ("CentreName", "Far shore"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await nora.PageAsync("/centre/people")).Body!.TextContent.ShouldNotContain("vera");
        var words = (await oda.PageAsync("/operator")).QuerySelector("main")!.TextContent;
        words.ShouldContain("Far shore");
        words.ShouldContain("Nora");
        words.ShouldNotContain("vera");
        // What the operator did stands in the trail of the centre that it was done to, without her name.
        var trail = (await nora.PageAsync("/centre/audit")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        trail.ShouldContain(row => row.Contains("Gave the centre another name", StringComparison.Ordinal) && row.Contains("an operator (", StringComparison.Ordinal));
        trail.ShouldNotContain(row => row.Contains("oda", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coordinator_OfWhoWorksThere_IsMadeAtOnce_LetInAgain_AndTaken()
    {
        await using var staff = await Staff.OpenAsync();
        await staff.System.AddPersonAsync("oda", staff.Centre, Role.Operator);
        using var oda = await staff.SignInAsync("oda");
        using var vera = await staff.SignInAsync();
        var path = $"/operator/centres/{staff.Centre.Value}";

        (await oda.SubmitAsync(path, "#give", ("Name", "VERA"))).Headers.Location!.ToString().ShouldBe($"{path}?said=Given");
        (await vera.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await oda.SubmitAsync(path, "form[action*=Again]", ("person", staff.Vera.Value.ToString()))).PageAsync()).QuerySelector("#invitation-code").ShouldNotBeNull();
        (await oda.SubmitAsync(path, "form[action*=Take]", ("person", staff.Vera.Value.ToString()))).Headers.Location!.ToString().ShouldBe($"{path}?said=Taken");

        (await vera.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RolesTests.RolesAsync(staff, staff.Vera)).ShouldBe([Role.Volunteer]);
        // The last coordinator too: an operator can make another.
        var carla = await RolesTests.IdAsync(staff, "carla");
        (await oda.SubmitAsync(path, "form[action*=Take]", ("person", carla.Value.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await oda.PageAsync("/operator")).QuerySelector("main")!.TextContent.ShouldContain("nobody");
    }

    [Fact]
    public async Task LastOperator_IsNeitherTaken_NorSuspended_NorRemoved()
    {
        await using var staff = await Staff.OpenAsync();
        var oda = await staff.System.AddPersonAsync("oda", staff.Centre, Role.Operator, Role.Volunteer);
        using var client = await staff.SignInAsync("oda");
        using var carla = await staff.SignInAsync("carla");

        var page = await (await client.SubmitAsync("/operator", "form[action*=Take]", ("person", oda.Value.ToString()))).PageAsync();

        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("no other operator");
        var vera = await carla.PageAsync($"/centre/people/{staff.Vera.Value}");
        foreach (var handler in new[] { "Suspend", "Remove" })
            (await carla.PressAsync(vera, "#remove", $"/centre/people/{oda.Value}?handler={handler}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RolesTests.RolesAsync(staff, oda)).ShouldBe([Role.Volunteer, Role.Operator]);
    }

    [Theory, OnBothEngines]
    public async Task Operators_WhoEndEachOtherAtTheSameInstant_LeaveOne(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        for (var round = 0; round < 5; round++)
        {
            var one = new Actor(await staff.System.AddPersonAsync($"one {round}", staff.Centre, Role.Operator), staff.Centre, "");
            // At another centre: there is one set of operators, not one a centre.
            var other = new Actor(await staff.System.AddPersonAsync($"two {round}", await staff.System.AddCentreAsync(), Role.Operator), staff.Centre, "");

            var outcomes = await Task.WhenAll(TakeAsync(staff, one, other), TakeAsync(staff, other, one));

            outcomes.Order().ShouldBe([StaffOutcome.Done, StaffOutcome.LastOperator]);
            await staff.DbAsync(db => db.Set<Membership>().Where(m => m.Role == Role.Operator).ExecuteDeleteAsync());
        }
    }

    private static Task<StaffOutcome> TakeAsync(Staff staff, Actor by, Actor whom) =>
        staff.System.InScopeAsync<TakeRole, StaffOutcome>(take => take.TakeAsync(by, null, Role.Operator, whom.Person.Value));
}
