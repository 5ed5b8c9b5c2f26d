using System.Net;
using AngleSharp.Dom;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.SignIn;

/// <summary>Who has been signed in for a while is asked once more before what cannot be undone, and nothing that she typed is lost by it.</summary>
public sealed class AskOnceMoreTests
{
    [Theory, OnBothEngines]
    public async Task Question_CarriesWhatWasTyped_AndTheRightPassword_GoesOnWithIt(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var carla = await staff.SignInAsync("carla");
        var page = await carla.PageAsync($"/centre/people/{staff.Vera.Value}");
        var form = page.QuerySelector("#roles")!;
        form.QuerySelectorAll("[name=Roles]").Single(box => box.GetAttribute("value") == "Registrar").SetAttribute("checked", "checked");
        staff.System.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        var asked = await (await carla.SubmitAsync(page, "#roles")).PageAsync();

        asked.QuerySelector("h1")!.TextContent.ShouldBe("Please sign in once more");
        asked.QuerySelectorAll("#again [name=Roles]").Select(field => field.GetAttribute("value")).ShouldBe(["Volunteer", "Registrar"]);
        (await RolesAsync(staff)).ShouldBe([Role.Volunteer]);
        var wrong = await (await carla.SubmitAsync(asked, "#again", ("Again.Password", "not the password"))).PageAsync();
        wrong.QuerySelector(".error-summary")!.TextContent.ShouldContain("not your password");
        wrong.QuerySelectorAll("#again [name=Roles]").Length.ShouldBe(2);
        (await RolesAsync(staff)).ShouldBe([Role.Volunteer]);

        (await carla.SubmitAsync(wrong, "#again", ("Again.Password", TestSystem.Password))).Headers.Location!.ToString().ShouldEndWith("?said=RolesSaved");

        (await RolesAsync(staff)).ShouldBe([Role.Volunteer, Role.Registrar]);
        // And for the next quarter of an hour she is not asked again, in the session that she has.
        (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#remove")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.SessionsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Question_OfWhatSheMayNotDo_IsNotAsked()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        using var vera = await staff.SignInAsync();
        var page = await carla.PageAsync($"/centre/people/{staff.Vera.Value}");
        staff.System.Clock.Advance(TimeSpan.FromHours(1));

        (await vera.PressAsync(await vera.PageAsync("/account"), "form.sign-out", $"/centre/people/{staff.Vera.Value}?handler=Remove")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("#remove [name=token]")!.SetAttribute("value", "forged");
        (await carla.SubmitAsync(page, "#remove")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Question_IsAnsweredWithAPasskey_AndNotWithAnotherPersons()
    {
        await using var staff = await Staff.OpenAsync();
        using var finger = staff.Authenticator();
        using var bens = staff.Authenticator();
        using var carla = await WithPasskeyAsync(staff, "carla", finger);
        using var ben = await WithPasskeyAsync(staff, "ben", bens);
        staff.System.Clock.Advance(TimeSpan.FromHours(1));
        var asked = await (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#remove")).PageAsync();
        asked.QuerySelector("[data-passkey]")!.GetAttribute("data-ask-at").ShouldBe("/sign-in");

        var refused = await AnswerAsync(asked, bens);
        (await refused.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("passkey is not known");
        (await RolesAsync(staff)).ShouldBe([Role.Volunteer]);
        (await AnswerAsync(asked, finger)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RolesAsync(staff)).ShouldBeEmpty();

        async Task<HttpResponseMessage> AnswerAsync(IDocument page, SoftAuthenticator with)
        {
            var options = await (await carla.PressAsync(page, "#again", "/sign-in?handler=Ask")).Content.ReadAsStringAsync();
            return await carla.SubmitAsync(page, "#again", ("Again.Passkey", with.Get(options)));
        }
    }

    [Fact]
    public async Task Question_OfAnAccountWithCodes_TakesTheCodeBesides()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var codes = await carla.PageAsync("/account/codes");
        var secret = codes.QuerySelector("#code-secret")!.TextContent;
        await carla.SubmitAsync(codes, "main form", ("Code", CodeApp.Show(secret, staff.System.Clock)));
        staff.System.Clock.Advance(TimeSpan.FromHours(1));
        var asked = await (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#remove")).PageAsync();

        (await carla.SubmitAsync(asked, "#again", ("Again.Password", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RolesAsync(staff)).ShouldBe([Role.Volunteer]);
        (await carla.SubmitAsync(asked, "#again", ("Again.Password", TestSystem.Password), ("Again.Code", CodeApp.Show(secret, staff.System.Clock)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RolesAsync(staff)).ShouldBeEmpty();
    }

    /// <summary>A password is in no page, be it a new one.</summary>
    [Fact]
    public async Task Question_CarriesNoPassword()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var page = await vera.PageAsync("/account/password");
        staff.System.Clock.Advance(TimeSpan.FromMinutes(31));

        var asked = await (await vera.SubmitAsync(page, "main form", ("Password", "seven purple kettles"))).PageAsync();

        asked.QuerySelector("#again").ShouldNotBeNull();
        asked.DocumentElement.OuterHtml.ShouldNotContain("kettles");
    }

    [Fact]
    public async Task Question_GuessedTenTimes_WaitsHalfAMinute()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        staff.System.Clock.Advance(TimeSpan.FromHours(1));
        var asked = await (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#remove")).PageAsync();
        for (var guess = 0; guess < 10; guess++)
            await carla.SubmitAsync(asked, "#again", ("Again.Password", $"guess {guess}"));

        var page = await (await carla.SubmitAsync(asked, "#again", ("Again.Password", TestSystem.Password))).PageAsync();

        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("many wrong tries");
        (await RolesAsync(staff)).ShouldBe([Role.Volunteer]);
    }

    private static async Task<HttpClient> WithPasskeyAsync(Staff staff, string name, SoftAuthenticator finger)
    {
        var client = await staff.SignInAsync(name);
        var page = await client.PageAsync("/account/passkeys");
        var asked = await (await client.PressAsync(page, "[data-passkey]", "/account/passkeys?handler=Ask")).Content.ReadAsStringAsync();
        (await client.SubmitAsync(page, "[data-passkey]", ("Passkey", finger.Create(asked)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static Task<IReadOnlyList<Role>> RolesAsync(Staff staff) => People.RolesTests.RolesAsync(staff, staff.Vera);
}
