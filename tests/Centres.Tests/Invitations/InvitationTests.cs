using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres.Invitations;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Tests.Invitations;

public sealed class InvitationTests
{
    private const string Good = "seven purple kettles";

    [Theory, OnBothEngines]
    public async Task Invitation_Accepted_MakesTheAccount_SignsHerIn_AndWorksOnce(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var carla = await staff.SignInAsync("carla");
        var (page, code) = await InviteAsync(carla, "Eva 本", "Calls");
        page.QuerySelector("#invitation-link")!.TextContent.ShouldBe($"{staff.System.Url}join/{code}");
        (await carla.PageAsync("/centre/people")).QuerySelector("#invitation-code").ShouldBeNull("it is shown once");
        (await staff.DbAsync(db => db.Set<Invitation>().AsNoTracking().SingleAsync())).CodeHash.Length.ShouldBe(32);

        using var eva = staff.System.Client();
        (await eva.PageAsync($"/join/{code}")).QuerySelector("[name=Name]")!.GetAttribute("value").ShouldBe("Eva 本");
        (await JoinAsync(eva, code)).Headers.Location!.ToString().ShouldBe("/call");

        (await eva.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = staff.System.Client();
        (await again.SubmitAsync("/sign-in", "#with-password", ("Name", "eva 本"), ("Password", Good))).Headers.Location!.ToString().ShouldBe("/call");
        (await again.PageAsync($"/join/{code}")).Body!.TextContent.ShouldContain("has been used, or is too old");
        (await carla.PageAsync("/centre/people")).QuerySelectorAll("h2").ShouldNotContain(heading => heading.TextContent.Contains("not there yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invitation_TypedByHand_InCapitalsAndWithSpaces_IsTheSame()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var (_, code) = await InviteAsync(carla, "eva");
        using var eva = staff.System.Client();

        (await eva.SubmitAsync("/join", ("Typed", $" {code.ToUpperInvariant().Replace('-', ' ')} "))).Headers.Location!.ToString().ShouldBe($"/join/{code}");

        var refused = await (await eva.SubmitAsync("/join", ("Typed", "abcd-efgh"))).PageAsync();
        refused.QuerySelector(".error-summary")!.TextContent.ShouldContain("Enter the twelve letters");
        refused.QuerySelector("[name=Typed]")!.GetAttribute("value").ShouldBe("abcd-efgh");
    }

    [Theory, OnBothEngines]
    public async Task Invitation_ByTwoAtOnce_MakesOneAccount(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var carla = await staff.SignInAsync("carla");
        var (_, code) = await InviteAsync(carla, "eva");

        var accepted = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => staff.System.InScopeAsync<Accept, bool>(
            async accept => (await accept.AcceptAsync(code, $"eva{one}", new NewWayIn(Good, null, Guid.NewGuid()))).Person is not null)));

        accepted.Count(one => one).ShouldBe(1);
    }

    [Fact]
    public async Task Invitation_TooOld_OrTakenBack_OpensNothing()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var (_, old) = await InviteAsync(carla, "old");
        staff.System.Clock.Advance(Invitation.Lifetime);
        using var again = await staff.SignInAsync("carla");
        var (_, taken) = await InviteAsync(again, "taken");
        using var eva = staff.System.Client();
        var page = await eva.PageAsync($"/join/{taken}");

        (await again.SubmitAsync("/centre/people", "form[action*=TakeBack]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await (await eva.SubmitAsync(page, "#join", ("Password", Good))).PageAsync()).Body!.TextContent.ShouldContain("has been used, or is too old");
        (await eva.PageAsync($"/join/{old}")).QuerySelector("#join").ShouldBeNull();
        (await staff.System.Client().SubmitAsync("/sign-in", "#with-password", ("Name", "taken"), ("Password", Good))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Join_WithANameThatIsTaken_OrABadPassword_SaysSo_KeepsTheName_AndTheInvitation()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var (_, code) = await InviteAsync(carla, "eva");
        using var eva = staff.System.Client();

        await ShouldSayAsync(await JoinAsync(eva, code, name: "BEN"), "has this sign-in name already", "BEN");
        await ShouldSayAsync(await JoinAsync(eva, code, password: "short"), "at least 10 characters");
        foreach (var guessable in new[] { "password123", "qwertyuiop12", "1234567890", "eva-eva-eva", "aaaaaaaaaaaa", "ledgerline1" })
            await ShouldSayAsync(await JoinAsync(eva, code, password: guessable), "easy to guess");
        await ShouldSayAsync(await JoinAsync(eva, code, name: "a‮b"), "visible characters", "a‮b");

        (await JoinAsync(eva, code)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        static async Task ShouldSayAsync(HttpResponseMessage answer, string words, string name = "eva")
        {
            var page = await answer.PageAsync();
            page.QuerySelector(".error-summary")!.TextContent.ShouldContain(words);
            page.QuerySelector("[name=Name]")!.GetAttribute("value").ShouldBe(name);
        }
    }

    [Theory, OnBothEngines]
    public async Task Join_WithAPasskey_NeedsNoPassword(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var carla = await staff.SignInAsync("carla");
        var (_, code) = await InviteAsync(carla, "eva");
        using var eva = staff.System.Client();
        using var laptop = staff.Authenticator();
        var page = await eva.PageAsync($"/join/{code}");
        var asked = await (await eva.PressAsync(page, "#join", $"/join/{code}?handler=Ask", ("Name", "eva"))).Content.ReadAsStringAsync();

        (await eva.PressAsync(page, "#join", $"/join/{code}?handler=Passkey", ("Name", "eva"), ("Passkey", laptop.Create(asked)))).Headers.Location!.ToString().ShouldBe("/practice");

        (await eva.PageAsync("/account")).Body!.TextContent.ShouldContain("You have no password.");
        using var again = staff.System.Client();
        var door = await again.PageAsync("/sign-in");
        var question = await (await again.PressAsync(door, "[data-passkey]", "/sign-in?handler=Ask")).Content.ReadAsStringAsync();
        (await again.SubmitAsync(door, "[data-passkey]", ("Passkey", laptop.Get(question)))).Headers.Location!.ToString().ShouldBe("/practice");
    }

    [Theory, OnBothEngines]
    public async Task NewWayIn_ForWhoLostHers_ReplacesAllThatSheHad_OnceSheUsesIt(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var carla = await staff.SignInAsync("carla");
        using var lost = await staff.SignInAsync();
        var page = await (await carla.SubmitAsync($"/centre/people/{staff.Vera.Value}", "#again-in")).PageAsync();
        var code = page.QuerySelector("#invitation-code")!.TextContent;
        (await lost.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing is taken from her yet");

        using var vera = staff.System.Client();
        (await vera.PageAsync($"/join/{code}")).QuerySelector("[name=Name]")!.GetAttribute("type").ShouldBe("hidden");
        (await JoinAsync(vera, code, name: "somebody else")).Headers.Location!.ToString().ShouldBe("/call");

        (await vera.PageAsync("/account")).Body!.TextContent.ShouldContain("Your sign-in name is vera.");
        (await lost.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var old = staff.System.Client();
        (await old.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task NewWayIn_ForSomebodyOfAnotherCentre_OrWithOtherWork_IsNotHersToGive()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var stranger = await staff.System.AddPersonAsync("stan", await staff.System.AddCentreAsync("Another"), Role.Volunteer);
        var other = await staff.System.AddPersonAsync("cora", staff.Centre, Role.Volunteer, Role.Coordinator);
        var (_, _) = await InviteAsync(carla, "eva");
        var invitation = await staff.DbAsync(db => db.Set<Invitation>().Select(one => one.Id).SingleAsync());

        var page = await carla.PageAsync($"/centre/people/{staff.Vera.Value}");
        foreach (var person in new[] { stranger, other })
            (await carla.PressAsync(page, "#again-in", $"/centre/people/{person.Value}?handler=Again")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await staff.System.AddPersonAsync("dora", await staff.System.AddCentreAsync("Third"), Role.Coordinator);
        using var dora = await staff.SignInAsync("dora");
        await InviteAsync(dora, "zoe");
        (await dora.SubmitAsync("/centre/people", "form[action*=TakeBack]", ("id", invitation.ToString()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await dora.PageAsync("/centre/people")).Body!.TextContent.ShouldNotContain("eva");
    }

    [Fact]
    public async Task Invitation_GuessedTenTimes_IsNotLookedAtForHalfAMinute()
    {
        await using var staff = await Staff.OpenAsync();
        using var carla = await staff.SignInAsync("carla");
        var (_, code) = await InviteAsync(carla, "eva");
        using var thief = staff.System.Client();
        foreach (var letter in "abcdefghjk")
            await thief.PageAsync($"/join/abcd-efgh-jkm{letter}");

        (await thief.PageAsync($"/join/{code}")).QuerySelector("#join").ShouldBeNull();
        staff.System.Clock.Advance(TimeSpan.FromSeconds(30));
        (await thief.PageAsync($"/join/{code}")).QuerySelector("#join").ShouldNotBeNull();
    }

    private static async Task<(IDocument Page, string Code)> InviteAsync(HttpClient coordinator, string name, string begins = "Practice")
    {
        var page = await (await coordinator.SubmitAsync("/centre/people", "#invite", ("Name", name), ("Begins", begins))).PageAsync();
        return (page, page.QuerySelector("#invitation-code")!.TextContent);
    }

    private static Task<HttpResponseMessage> JoinAsync(HttpClient client, string code, string name = "eva", string password = Good) =>
        name == "eva" ? client.SubmitAsync($"/join/{code}", "#join", ("Password", password)) : client.SubmitAsync($"/join/{code}", "#join", ("Name", name), ("Password", password));
}
