using System.Net;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.SignIn;

public sealed class EndSessionsTests
{
    [Theory, OnBothEngines]
    public async Task EndSessions_OfAVolunteer_SignsHerOutAtOnce_AndSheCanSignInAgain(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await system.ServeAsync();
        var centre = await system.AddCentreAsync();
        var coordinator = new Actor(await system.AddPersonAsync("carla", centre, Role.Coordinator), centre, "carla");
        var volunteer = await system.AddPersonAsync("vera", centre, Role.Volunteer);
        using var laptop = await system.SignInAsync("vera");
        using var other = await system.SignInAsync("carla");

        (await system.InScopeAsync<EndSessions, bool>(sessions => sessions.EndAsync(coordinator, volunteer))).ShouldBeTrue();

        // The clock has not moved: this is not the check of each minute.
        var answer = await laptop.GetAsync(new Uri("/call", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
        (await other.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await system.SignInAsync("vera");
        (await again.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EndSessions_OfSomebodyAtAnotherCentre_DoesNothing()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        var centre = await system.AddCentreAsync();
        var coordinator = new Actor(await system.AddPersonAsync("carla", centre, Role.Coordinator), centre, "carla");
        var stranger = await system.AddPersonAsync("ben", await system.AddCentreAsync("Another"), Role.Volunteer);
        using var ben = await system.SignInAsync("ben");

        (await system.InScopeAsync<EndSessions, bool>(sessions => sessions.EndAsync(coordinator, stranger))).ShouldBeFalse();

        (await ben.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
