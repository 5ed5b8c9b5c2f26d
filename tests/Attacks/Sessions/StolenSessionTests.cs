using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Sessions;

/// <summary>Sessions that somebody else knows: planted before she signed in, or copied from her browser. The clock stands still: what is over is over at once.</summary>
public sealed class StolenSessionTests
{
    private const string Session = "ledgerline-session";

    [Theory, OnBothEngines]
    public async Task ACopy_OfASessionThatSheSignedOutOf_IsDead(DatabaseEngine engine)
    {
        await using var system = await SystemAsync(engine);
        using var vera = await SignInAsync(system, "vera");
        using var thief = Copy(system, vera);
        (await thief.GetAsync("/call")).Status.ShouldBe(200);

        (await vera.PostAsync("/sign-out", ("token", await vera.TokenAsync("/call")))).Location.ShouldBe("/sign-in");

        (await thief.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
        using var again = await SignInAsync(system, "vera");
        (await again.GetAsync("/call")).Status.ShouldBe(200);
    }

    [Theory, OnBothEngines("/centre/sessions/{0}")]
    [OnBothEngines("/centre/people/{0}?handler=Remove")]
    [OnBothEngines("/centre/people/{0}?handler=Suspend")]
    public async Task ASession_ThatACoordinatorEnded_IsDead(DatabaseEngine engine, string path)
    {
        var (system, id) = await OpenAsync(engine);
        await using var _ = system;
        using var vera = await SignInAsync(system, "vera");
        using var carla = await SignInAsync(system, "carla");
        using var thief = Copy(system, vera);

        (await carla.PostAsync(path.Replace("{0}", id.Value.ToString(), StringComparison.Ordinal), ("token", await carla.TokenAsync("/centre/people")))).Status.ShouldBe(302);

        (await vera.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
        (await thief.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
        (await carla.GetAsync("/call")).Status.ShouldBe(200);
    }

    /// <summary>Session fixation: what was in the browser before she signed in is not her session, whatever it was.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8planted")]
    public async Task ASession_ThatWasPlanted_IsNotHers(string? planted)
    {
        await using var system = await SystemAsync(DatabaseEngine.Sqlite);
        using var thief = await SignInAsync(system, "mallory");
        planted ??= thief.Cookies[Session];
        using var vera = new Visitor(system.Url);
        // Signed in as the thief, she would be sent on from the page: her form comes from before.
        var token = await vera.TokenAsync("/sign-in");
        vera.Cookies[Session] = planted;

        var answer = await vera.PostAsync("/sign-in", ("token", token), ("Name", "vera"), ("Password", TestSystem.Password));
        // A form made for nobody is refused to whoever seems to be signed in: she is not let in as the thief, nor the thief as her.
        if (answer.Status == 400)
            vera.Cookies[Session].ShouldBe(planted);
        else
            vera.Cookies[Session].ShouldNotBe(planted);

        using var knows = new Visitor(system.Url);
        knows.Cookies[Session] = planted;
        (await knows.GetAsync("/shift")).Body.ShouldNotContain("vera");
    }

    /// <summary>Its form may come from the planted session as well, which seems to be asked once more: nobody becomes somebody else by that.</summary>
    [Fact]
    public async Task ASession_ThatWasPlanted_LetsNobodyElseIn_WhereTheFormIsItsOwn()
    {
        await using var system = await SystemAsync(DatabaseEngine.Sqlite);
        using var thief = await SignInAsync(system, "mallory");
        using var vera = Copy(system, thief);

        var answer = await vera.PostAsync("/sign-in?again=true", ("token", await vera.TokenAsync("/sign-in?again=true")), ("Name", "vera"), ("Password", TestSystem.Password));

        answer.Status.ShouldBe(200);
        answer.CookieLines.ShouldBeEmpty();
        (await thief.GetAsync("/account")).Body.ShouldContain("mallory");
    }

    /// <summary>Whoever knows the session that her browser had before is not in the one that begins.</summary>
    [Theory, OnBothEngines]
    public async Task ASession_OverWhichSheSignedInAgain_IsDead(DatabaseEngine engine)
    {
        await using var system = await SystemAsync(engine);
        using var vera = await SignInAsync(system, "vera");
        using var thief = Copy(system, vera);

        var answer = await vera.PostAsync("/sign-in?again=true", ("token", await vera.TokenAsync("/sign-in?again=true")), ("Name", "vera"), ("Password", TestSystem.Password));

        answer.Location.ShouldBe("/call", answer.Body);
        (await vera.GetAsync("/call")).Status.ShouldBe(200);
        (await thief.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
    }

    /// <summary>What she signs out of in one browser is not what she is signed in to in another.</summary>
    [Theory, OnBothEngines]
    public async Task EachSignIn_MakesAnotherSession(DatabaseEngine engine)
    {
        await using var system = await SystemAsync(engine);
        using var one = await SignInAsync(system, "vera");
        using var two = await SignInAsync(system, "vera");

        (await one.PostAsync("/sign-out", ("token", await one.TokenAsync("/call")))).Location.ShouldBe("/sign-in");

        (await two.GetAsync("/call")).Status.ShouldBe(200);
    }

    /// <summary>A session is sealed: one with a sign changed anywhere, or another installation's, is none.</summary>
    [Fact]
    public async Task ASession_ThatWasChanged_OrIsAnotherInstallations_IsNone()
    {
        await using var system = await SystemAsync(DatabaseEngine.Sqlite);
        await using var elsewhere = await SystemAsync(DatabaseEngine.Sqlite);
        using var vera = await SignInAsync(system, "vera");
        using var other = await SignInAsync(elsewhere, "vera");
        var session = vera.Cookies[Session];
        var changed = Enumerable.Range(0, 20).Select(step => step * (session.Length - 2) / 19).Select(at => session[..at] + (session[at] == 'A' ? 'B' : 'A') + session[(at + 1)..]);
        using var thief = new Visitor(system.Url);
        foreach (var forged in (string[])[.. changed, other.Cookies[Session], session + "A", session[..^8]])
        {
            thief.Cookies[Session] = forged;
            (await thief.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
        }
    }

    private static async Task<(TestSystem System, PersonId Vera)> OpenAsync(DatabaseEngine engine)
    {
        var system = await (await TestSystem.StartAsync(engine)).ServeAsync();
        var centre = await system.AddCentreAsync();
        var vera = await system.AddPersonAsync("vera", centre, Role.Volunteer);
        await system.AddPersonAsync("mallory", centre, Role.Volunteer);
        await system.AddPersonAsync("carla", centre, Role.Coordinator);
        return (system, vera);
    }

    private static async Task<TestSystem> SystemAsync(DatabaseEngine engine) => (await OpenAsync(engine)).System;

    private static async Task<Visitor> SignInAsync(TestSystem system, string name)
    {
        var visitor = new Visitor(system.Url);
        (await visitor.PostAsync("/sign-in", ("token", await visitor.TokenAsync("/sign-in")), ("Name", name), ("Password", TestSystem.Password))).Status.ShouldBe(302);
        return visitor;
    }

    private static Visitor Copy(TestSystem system, Visitor of)
    {
        var copy = new Visitor(system.Url);
        copy.Cookies[Session] = of.Cookies[Session];
        return copy;
    }
}
