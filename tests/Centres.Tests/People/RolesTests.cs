using System.Net;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Tests.People;

public sealed class RolesTests
{
    [Theory, OnBothEngines]
    public async Task Roles_GivenAndTaken_CountFromTheNextClick_InTheSessionThatSheHas(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        using var carla = await staff.SignInAsync("carla");
        (await StatusAsync(vera, "/call"), await StatusAsync(vera, "/review")).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Forbidden));

        // The clock does not move: this is not the check of each minute.
        await SetAsync(carla, staff.Vera, "Volunteer", "Registrar", "Translator");
        (await StatusAsync(vera, "/call"), await StatusAsync(vera, "/review")).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        await SetAsync(carla, staff.Vera, "Registrar");
        (await StatusAsync(vera, "/call"), await StatusAsync(vera, "/review")).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.OK));
        (await RolesAsync(staff, staff.Vera)).ShouldBe([Role.Registrar]);
    }

    [Fact]
    public async Task Roles_OfAnOperator_OrOfWhatThereIsNot_AreNotACoordinatorsToGive()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");

        await SetAsync(carla, staff.Vera, "Volunteer", "Operator", "99", "Trainee");

        (await RolesAsync(staff, staff.Vera)).ShouldBe([Role.Volunteer]);
    }

    [Fact]
    public async Task Roles_OfWhoPractises_MakeHerAVolunteer_WhoPractisesNoMore()
    {
        await using var staff = await Staff.OpenAsync();
        var eva = await staff.System.AddPersonAsync("eva", staff.Centre, Role.Trainee);
        using var carla = await staff.SignInAsync("carla");

        await SetAsync(carla, eva, "Editor");
        (await RolesAsync(staff, eva)).ShouldBe([Role.Trainee, Role.Editor]);
        await SetAsync(carla, eva, "Volunteer");
        (await RolesAsync(staff, eva)).ShouldBe([Role.Volunteer]);
    }

    [Fact]
    public async Task Roles_NoneLeft_OrTheLastCoordinators_AreNotTaken_AndThePageSaysSo()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var herself = await IdAsync(staff, "carla");

        (await (await SendAsync(carla, staff.Vera)).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("at least one role");
        (await (await SendAsync(carla, herself, "Volunteer")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Nobody else coordinates");
        (await (await carla.SubmitAsync($"/centre/people/{herself.Value}", "#suspend")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Nobody else coordinates");
        (await (await carla.SubmitAsync($"/centre/people/{herself.Value}", "#remove")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Nobody else coordinates");

        (await RolesAsync(staff, staff.Vera)).ShouldBe([Role.Volunteer]);
        (await StatusAsync(carla, "/centre/people")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Each in the way in which she loses it: taken, suspended, removed.</summary>
    [Theory, OnBothEngines]
    public async Task Coordinators_WhoEndEachOtherAtTheSameInstant_LeaveOne(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        foreach (var way in new Func<IServiceProvider, Actor, Guid, Task<StaffOutcome>>[]
        {
            (services, by, whom) => services.GetRequiredService<SetRoles>().SetAsync(by, whom, [Role.Volunteer]),
            (services, by, whom) => services.GetRequiredService<Suspend>().SuspendAsync(by, whom),
            (services, by, whom) => services.GetRequiredService<RemovePerson>().RemoveAsync(by, whom),
        })
        {
            var centre = await staff.System.AddCentreAsync();
            var one = new Actor(await staff.System.AddPersonAsync($"one {centre}"[..20], centre, Role.Coordinator), centre, "");
            var other = new Actor(await staff.System.AddPersonAsync($"two {centre}"[..20], centre, Role.Coordinator), centre, "");

            var outcomes = await Task.WhenAll(RunAsync(one, other), RunAsync(other, one));

            outcomes.Order().ShouldBe([StaffOutcome.Done, StaffOutcome.LastCoordinator]);

            async Task<StaffOutcome> RunAsync(Actor by, Actor whom)
            {
                await using var scope = staff.System.Scope();
                return await way(scope.ServiceProvider, by, whom.Person.Value);
            }
        }
    }

    internal static async Task<IReadOnlyList<Role>> RolesAsync(Staff staff, PersonId person) =>
        await staff.DbAsync(db => db.Set<Membership>().Where(m => m.PersonId == person.Value).Select(m => m.Role).OrderBy(role => role).ToListAsync());

    internal static Task<PersonId> IdAsync(Staff staff, string name) =>
        staff.DbAsync(async db => new PersonId(await db.Set<Person>().Where(person => person.UserName == name).Select(person => person.Id).SingleAsync()));

    private static async Task SetAsync(HttpClient coordinator, PersonId person, params string[] roles) =>
        (await SendAsync(coordinator, person, roles)).Headers.Location!.ToString().ShouldBe($"/centre/people/{person.Value}?said=RolesSaved");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient coordinator, PersonId person, params string[] roles)
    {
        var page = await coordinator.PageAsync($"/centre/people/{person.Value}");
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("token", page.QuerySelector("#roles [name=token]")!.GetAttribute("value")!), .. roles.Select(role => KeyValuePair.Create("Roles", role))]);
        return await coordinator.PostAsync(new Uri($"/centre/people/{person.Value}?handler=Roles", UriKind.Relative), content);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path) => (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
