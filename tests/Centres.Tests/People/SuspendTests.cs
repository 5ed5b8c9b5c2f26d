using System.Net;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.People;

public sealed class SuspendTests
{
    [Theory, OnBothEngines]
    public async Task Suspended_IsOutAtOnce_AndToldWhy_OnlyOnceSheHasShownWhoSheIs_UntilItIsLifted(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        using var carla = await staff.SignInAsync("carla");
        var path = $"/centre/people/{staff.Vera.Value}";

        (await carla.SubmitAsync(path, "#suspend")).Headers.Location!.ToString().ShouldBe($"{path}?said=Suspended");

        (await vera.GetAsync(new Uri("/call", UriKind.Relative))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
        (await SaidAsync("vera", "not the password")).ShouldBe(await SaidAsync("nobody", "not the password"));
        (await SaidAsync("vera", TestSystem.Password)).ShouldContain("has suspended this account");
        (await staff.SessionsAsync()).ShouldBe(1, "hers is gone, and none began");
        (await carla.PageAsync("/centre/people")).QuerySelectorAll("tr").Single(row => row.TextContent.Contains("vera", StringComparison.Ordinal)).TextContent.ShouldContain("suspended");
        (await staff.System.InScopeAsync<CentrePeople, IReadOnlyList<CentrePerson>>(people => people.WhoCallAsync(staff.Centre))).ShouldNotContain(person => person.Id == staff.Vera);

        (await carla.SubmitAsync(path, "#resume")).Headers.Location!.ToString().ShouldBe($"{path}?said=Resumed");
        using var again = await staff.SignInAsync();
        (await again.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<string> SaidAsync(string name, string password)
        {
            using var client = staff.System.Client();
            var page = await (await client.SubmitAsync("/sign-in", "#with-password", ("Name", name), ("Password", password))).PageAsync();
            return page.QuerySelector(".error-summary")!.TextContent;
        }
    }

    [Fact]
    public async Task Suspended_WithAPasskey_IsToldToo_AndWithANewWayIn()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        using var finger = staff.Authenticator();
        var page = await vera.PageAsync("/account/passkeys");
        var asked = await (await vera.PressAsync(page, "[data-passkey]", "/account/passkeys?handler=Ask")).Content.ReadAsStringAsync();
        (await vera.SubmitAsync(page, "[data-passkey]", ("Passkey", finger.Create(asked)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var carla = await staff.SignInAsync("carla");
        var invited = await (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#again-in")).PageAsync();
        await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#suspend");

        using var client = staff.System.Client();
        page = await client.PageAsync("/sign-in");
        asked = await (await client.PressAsync(page, "[data-passkey]", "/sign-in?handler=Ask")).Content.ReadAsStringAsync();
        (await (await client.SubmitAsync(page, "[data-passkey]", ("Passkey", finger.Get(asked)))).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("has suspended");
        var joined = await (await client.SubmitAsync($"/join/{invited.QuerySelector("#invitation-code")!.TextContent}", "#join", ("Password", "seven purple kettles"))).PageAsync();
        joined.QuerySelector(".warning")!.TextContent.ShouldContain("has suspended");
        (await client.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
