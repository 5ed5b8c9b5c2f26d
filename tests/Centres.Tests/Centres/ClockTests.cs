using System.Net;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.Centres;

public sealed class ClockTests
{
    [Fact]
    public async Task Clock_OfACentre_IsSetByItsCoordinator_AndIsNoOtherCentres()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        var (centre, other) = (await system.AddCentreAsync(), await system.AddCentreAsync("Another"));
        await system.AddPersonAsync("carla", centre, Role.Coordinator);
        await system.AddPersonAsync("vera", centre, Role.Volunteer);
        using var carla = await system.SignInAsync("carla");
        using var vera = await system.SignInAsync("vera");

        var page = await (await carla.SubmitAsync("/centre/clock", ("Zone", "Asia/Taipei"))).PageAsync();

        page.QuerySelector(".notice.success p")!.TextContent.ShouldContain("18:00");
        (await ZoneOfAsync(system, centre)).ShouldBe("Asia/Taipei");
        (await ZoneOfAsync(system, other)).ShouldBe(TimeZoneInfo.Utc.Id);
        (await carla.PageAsync("/centre/clock")).QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("Asia/Taipei");
        (await vera.GetAsync(new Uri("/centre/clock", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Clock_UnknownZone_SaysSo()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        await system.AddPersonAsync("carla", await system.AddCentreAsync(), Role.Coordinator);
        using var carla = await system.SignInAsync("carla");

        var page = await (await carla.SubmitAsync("/centre/clock", ("Zone", "../etc/passwd"))).PageAsync();

        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Zone");
    }

    private static Task<string> ZoneOfAsync(TestSystem system, CentreId centre) =>
        system.InScopeAsync<CentreClock, string>(async clock => (await clock.ZoneOfAsync(centre)).Id);
}
