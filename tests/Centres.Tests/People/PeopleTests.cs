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

        var page = await (await coordinator.SubmitAsync("/centre/people", "main form", ("Name", "eva"), ("Begins", "7"))).PageAsync();

        page.QuerySelector(".error-summary").ShouldNotBeNull();
        page.QuerySelector("table").ShouldBeNull();
    }

    [Theory]
    [OnBothEngines]
    public async Task LetGo_ATrainee_EndsHerSessionAtOnce(DatabaseEngine engine)
    {
        await using var system = await StartAsync(engine);
        var centre = await system.AddCentreAsync("Another");
        await system.AddPersonAsync("dora", centre, Role.Coordinator);
        await system.AddPersonAsync("eva", centre, Role.Trainee);
        using var eva = await system.SignInAsync("eva");
        using var coordinator = await system.SignInAsync("dora");

        (await coordinator.SubmitAsync("/centre/people", "form[action*=Remove]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await eva.GetAsync(new Uri("/practice", UriKind.Relative))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
        (await coordinator.PageAsync("/centre/people")).QuerySelector("table").ShouldBeNull();
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
    public async Task LetGo_AVolunteer_EndsHerSessionWithinAMinute()
    {
        await using var system = await StartAsync();
        var centre = await system.AddCentreAsync("Another");
        await system.AddPersonAsync("dora", centre, Role.Coordinator);
        await system.AddPersonAsync("ben", centre, Role.Volunteer);
        using var ben = await system.SignInAsync("ben");
        using var coordinator = await system.SignInAsync("dora");

        (await coordinator.SubmitAsync("/centre/people", "form[action*=Remove]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        system.Clock.Advance(TimeSpan.FromMinutes(1.1));

        var answer = await ben.GetAsync(new Uri("/call", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
    }

    [Fact]
    public async Task LetGo_AVolunteerOfAnotherCentre_IsNotFound()
    {
        await using var system = await StartAsync();
        var stranger = await system.AddPersonAsync("ben", await system.AddCentreAsync("Another"), Role.Volunteer);
        var dora = await system.AddCentreAsync("A third");
        await system.AddPersonAsync("dora", dora, Role.Coordinator);
        await system.AddPersonAsync("eva", dora, Role.Volunteer);
        using var coordinator = await system.SignInAsync("dora");

        var page = await coordinator.PageAsync("/centre/people");
        page.Body!.TextContent.ShouldNotContain("ben");
        var answer = await coordinator.SubmitAsync(page, "form[action*=Remove]", ("id", stranger.Value.ToString()));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Volunteer)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Trainee)]
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
