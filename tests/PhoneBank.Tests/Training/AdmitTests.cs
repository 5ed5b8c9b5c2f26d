using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Training;

public sealed class AdmitTests
{
    [Theory, OnBothEngines]
    public async Task Admit_ATrainee_GivesHerRealCallsInHerSession_AndForgetsWhatShePractised(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        using var tina = await school.SignInAsync();
        await school.NoteAsync("family");
        (await tina.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await school.AdmitAsync()).ShouldBeTrue();

        // The clock has not moved, and she has not signed in again.
        (await tina.SubmitAsync("/call", ".next")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await tina.PageAsync("/call")).QuerySelector("#dial").ShouldNotBeNull();
        (await school.PractisedAsync()).ShouldBeEmpty();
        (await school.Bank.AuditActionsAsync()).ShouldContain("person-admitted");
        (await school.AdmitAsync()).ShouldBeFalse("once is enough");
        (await school.Bank.AuditActionsAsync()).Count(action => action == "person-admitted").ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Admit_ByTheCoordinatorOfAnotherCentre_DoesNothing(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        using var tina = await school.SignInAsync();
        await school.NoteAsync("never");
        var other = await school.Bank.System.AddCentreAsync("Another");

        (await school.AdmitAsync(school.Carla with { Centre = other })).ShouldBeFalse();

        (await school.PractisedAsync()).ShouldBe(["never"]);
        (await tina.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Admit_ByTwoAtOnce_IsDoneOnce(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);

        var admitted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => school.AdmitAsync()));

        admitted.Count(one => one).ShouldBe(1);
        (await school.Bank.AuditActionsAsync()).Count(action => action == "person-admitted").ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Note_IsOncePerCall_AndOfTraineesOnly(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        var vera = new Actor(await school.Bank.System.AddPersonAsync("vera", school.Centre, Role.Volunteer), school.Centre, "vera");

        await Task.WhenAll(school.NoteAsync("family"), school.NoteAsync("family"), school.NoteAsync("never"), school.NoteAsync("never", vera), school.NoteAsync("never", school.Carla));

        (await school.PractisedAsync()).ShouldBe(["family", "never"]);
    }

    [Theory, OnBothEngines]
    public async Task ForgetPractised_OfWhoWasLetGo_KeepsThatOfWhoPractises(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        var zoe = await school.Bank.System.AddPersonAsync("zoe", school.Centre, Role.Trainee);
        await school.NoteAsync("family");
        await school.NoteAsync("never", new Actor(zoe, school.Centre, "zoe"));
        using var carla = await school.SignInAsync("carla");
        (await carla.SubmitAsync($"/centre/people/{zoe.Value}", "#remove")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await school.Bank.WithAsync<ForgetPractised, bool>(async forget =>
        {
            await forget.RunAsync();
            return true;
        });

        (await school.PractisedAsync()).ShouldBe(["family"]);
    }

    [Fact]
    public async Task Training_ShowsHowManyCallsByName_AndAdmitsFromAPageOfItsOwn()
    {
        await using var school = await School.OpenAsync();
        await school.Bank.System.AddPersonAsync("Anna", school.Centre, Role.Trainee);
        await school.Bank.System.AddPersonAsync("stan", await school.Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        await school.NoteAsync("family");
        await school.NoteAsync("never");
        using var carla = await school.SignInAsync("carla");
        using var stan = await school.SignInAsync("stan");
        var page = await carla.PageAsync("/centre/training");
        page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Take(2).Select(cell => cell.TextContent.Trim()))).ShouldBe(["Anna 0 of 7", "tina 2 of 7"]);
        var link = page.QuerySelector($"#admit-{school.Tina}")!.GetAttribute("href")!;

        (await stan.PageAsync("/centre/training")).Body!.TextContent.ShouldContain("Nobody practises just now.");
        (await stan.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var form = await carla.PageAsync(link);
        form.QuerySelector("main")!.TextContent.ShouldContain("Been through 2 of 7 invented calls.");
        var token = (await stan.PageAsync("/centre/clock")).QuerySelector("main [name=token]")!.GetAttribute("value")!;
        (await stan.SubmitAsync(form, "main form", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await carla.SubmitAsync(form, "main form")).Headers.Location!.ToString().ShouldBe("/centre/training?said=Admitted");
        (await carla.PageAsync("/centre/training?said=Admitted")).QuerySelector(".notice.success p")!.TextContent.ShouldBe("They can take real calls now.");
        (await carla.SubmitAsync(form, "main form")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await carla.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Training_ForAVolunteer_IsForbidden()
    {
        await using var school = await School.OpenAsync();
        await school.Bank.System.AddPersonAsync("vera", school.Centre, Role.Volunteer);
        using var vera = await school.SignInAsync("vera");
        (await vera.GetAsync(new Uri("/centre/training", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await vera.GetAsync(new Uri($"/centre/training/{school.Tina.Value}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
