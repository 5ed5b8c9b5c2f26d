using System.Net;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.People;

public class PeopleTests
{
    [Fact]
    public async Task Invite_BeginningWithWhatThereIsNot_SaysSoAndInvitesNobody()
    {
        await using var system = await StartAsync();
        using var coordinator = await system.SignInAsync("carla");

        var page = await (await coordinator.SubmitAsync("/centre/people", "#invite", ("Name", "eva"), ("Begins", "7"))).PageAsync();

        page.QuerySelector(".error-summary").ShouldNotBeNull();
        page.QuerySelectorAll("table").Length.ShouldBe(1, "nobody is invited");
    }

    [Theory]
    [OnBothEngines]
    public async Task LetGo_ATrainee_EndsHerSessionAtOnce(DatabaseEngine engine)
    {
        await using var system = await StartAsync(engine);
        var centre = await system.AddCentreAsync("Another");
        await system.AddPersonAsync("dora", centre, Role.Coordinator);
        var id = await system.AddPersonAsync("eva", centre, Role.Trainee);
        using var eva = await system.SignInAsync("eva");
        using var coordinator = await system.SignInAsync("dora");

        (await coordinator.SubmitAsync($"/centre/people/{id.Value}", "#remove")).Headers.Location!.ToString().ShouldBe("/centre/people?said=removed");

        (await eva.GetAsync(new Uri("/practice", UriKind.Relative))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
        var page = await coordinator.PageAsync("/centre/people?said=removed");
        page.QuerySelector(".success")!.TextContent.ShouldContain("no longer works here");
        page.QuerySelector("table")!.TextContent.ShouldNotContain("eva");
        using var again = system.Client();
        var refused = await (await again.SubmitAsync("/sign-in", "#with-password", ("Name", "eva"), ("Password", TestSystem.Password))).PageAsync();
        refused.QuerySelector(".error-summary")!.TextContent.ShouldContain("works at no centre any more");
    }

    [Theory]
    [OnBothEngines]
    public async Task Admit_ATrainee_MakesHerOneOfThoseWhoCall_Once(DatabaseEngine engine)
    {
        await using var system = await StartAsync(engine);
        var centre = await system.AddCentreAsync("Another");
        var dora = new Actor(await system.AddPersonAsync("dora", centre, Role.Coordinator), centre, "dora");
        var eva = await system.AddPersonAsync("eva", centre, Role.Trainee, Role.Registrar);
        (await NamesAsync(people => people.WhoCallAsync(centre))).ShouldBe(["dora"]);
        (await AdmitAsync(dora with { Centre = await system.AddCentreAsync("A third") })).ShouldBeFalse();

        (await AdmitAsync(dora)).ShouldBeTrue();

        (await AdmitAsync(dora)).ShouldBeFalse();
        (await NamesAsync(people => people.WhoCallAsync(centre))).ShouldBe(["dora", "eva"]);
        (await system.InScopeAsync<Trainees, bool>(trainees => trainees.IsOneAsync(new(eva, centre, "eva")))).ShouldBeFalse();

        async Task<IEnumerable<string>> NamesAsync(Func<CentrePeople, Task<IReadOnlyList<CentrePerson>>> find) =>
            (await system.InScopeAsync(find)).Select(person => person.Name);

        Task<bool> AdmitAsync(Actor coordinator) => system.InScopeAsync<LedgerlineDb, bool>(async db =>
        {
            await using var write = await db.BeginWriteAsync();
            var admitted = await new AdmitTrainee(db, new AuditTrail(db, system.Clock)).AdmitAsync(coordinator, eva);
            await db.SaveChangesAsync();
            await write.CommitAsync();
            return admitted;
        });
    }

    [Fact]
    public async Task Person_OfAnotherCentre_OrWhoRunsTheInstallation_IsNotHers()
    {
        await using var system = await StartAsync();
        var stranger = await system.AddPersonAsync("ben", await system.AddCentreAsync("Another"), Role.Volunteer);
        var centre = await system.AddCentreAsync("A third");
        await system.AddPersonAsync("dora", centre, Role.Coordinator);
        var eva = await system.AddPersonAsync("eva", centre, Role.Volunteer);
        var oda = await system.AddPersonAsync("oda", centre, Role.Volunteer, Role.Operator);
        using var coordinator = await system.SignInAsync("dora");

        var list = await coordinator.PageAsync("/centre/people");
        list.Body!.TextContent.ShouldNotContain("ben");
        list.QuerySelectorAll("table a").Select(link => link.TextContent).ShouldBe(["dora", "eva"]);
        var page = await coordinator.PageAsync($"/centre/people/{eva.Value}");
        foreach (var other in new[] { stranger, oda })
        {
            (await coordinator.GetAsync(new Uri($"/centre/people/{other.Value}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            foreach (var handler in new[] { "Suspend", "Resume", "Remove", "Again" })
                (await coordinator.PressAsync(page, "#remove", $"/centre/people/{other.Value}?handler={handler}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }
    }

    [Theory]
    [InlineData(Role.Volunteer)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Trainee)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Translator)]
    public async Task People_ForOthersThanCoordinators_IsForbidden(Role role)
    {
        await using var system = await StartAsync();
        await system.AddPersonAsync("other", await system.AddCentreAsync("Another"), role);
        using var client = await system.SignInAsync("other");

        (await client.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<TestSystem> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var system = await TestSystem.StartAsync(engine);
        await system.ServeAsync();
        await system.AddPersonAsync("carla", await system.AddCentreAsync(), Role.Coordinator);
        return system;
    }
}
