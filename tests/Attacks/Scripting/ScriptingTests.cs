using System.Text.RegularExpressions;
using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Scripting;

/// <summary>
/// Markup and scripts in everything that can be typed (cross-site scripting, OWASP ASVS 5.0, 1.2): nothing of it runs, becomes an element, or is stopped by the content security policy alone.
/// </summary>
public sealed partial class ScriptingTests
{
    /// <summary>Each field gets another two payloads in each: one with everything wrong, one in what is kept.</summary>
    private const int Rounds = 3;

    /// <summary>
    /// Fields that are not shown again in this walk: one that only tells a password's keeper whose it is; a jotting, which is read when its day is over; and forms that are taken only with a picture, a file of their own kind or as many fields of one
    /// name as there are paragraphs. Of these, Stories.Tests sees to it that they are only text.
    /// </summary>
    private static readonly string[] Elsewhere =
    [
        "/account/password username", "/call/{call:guid?}/{handler?} Words",
        "/stories/{story:guid}/{language}/picture Picture file name", "/stories/{story:guid}/{language}/picture Picture name", "/stories/{story:guid}/{language}/picture Picture note",
        "/translations/{story:guid}/{language} Form.Credit", "/translations/{story:guid}/{language} Form.Target",
        "/translations/{story:guid}/{language} file file name", "/translations/{story:guid}/{language} file name", "/translations/{story:guid}/{language} file note",
    ];

    [Fact]
    public async Task NothingThatIsTyped_AnywhereByAnybody_RunsOrBecomesMarkup_WhoeverSeesIt()
    {
        await using var browser = await Browser.StartAsync();
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        await using var window = await Window.OpenAsync(browser, ground.System.Url);
        var jury = new Jury(window);
        for (var round = 0; round < Rounds; round++)
        {
            var first = 2 * round;
            var walk = new FormWalk(ground, (page, field, isWild) => Payloads.Of(jury.NumberOf(page, field) + first + (isWild ? 0 : 1), jury.NumberOf(page, field)), Payloads.Mark);
            await foreach (var seen in walk.WalkAsync())
                await jury.LookAsync(seen);
            await foreach (var seen in walk.WalkFromAsync(ground.Stranger(), $"/join/{await InviteAsync(ground)}", "/join/{code?}"))
                await jury.LookAsync(seen);
        }

        await foreach (var seen in new Stored(ground).VisitAsync())
            await jury.LookAsync(seen);

        jury.Wrong.Distinct().ShouldBeEmpty();
        // It has not looked away: every other field was shown again somewhere.
        jury.Unseen.ShouldBe(Elsewhere);
        jury.Shown.ShouldBeGreaterThan(120);
    }

    /// <summary>Every part of every path, and everything that is read from a query.</summary>
    [Fact]
    public async Task NothingInAnAddress_RunsOrBecomesMarkup()
    {
        await using var browser = await Browser.StartAsync();
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        await using var window = await Window.OpenAsync(browser, ground.System.Url);
        var jury = new Jury(window);
        for (var round = 0; round < Payloads.Count; round++)
        {
            var kind = round;
            await foreach (var seen in new AddressWalk(ground, turn => Payloads.Of(turn + kind, turn)).WalkAsync())
                await jury.LookAsync(seen);
        }

        jury.Wrong.Distinct().ShouldBeEmpty();
        jury.Shown.ShouldBeGreaterThan(20);
    }

    /// <summary>The first page of all, where a centre and its coordinator get their names.</summary>
    [Fact]
    public async Task NothingThatIsTyped_WhereASystemIsSetUp_RunsOrBecomesMarkup()
    {
        await using var browser = await Browser.StartAsync();
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await using var window = await Window.OpenAsync(browser, system.Url);
        using var visitor = new Visitor(system.Url);
        var jury = new Jury(window);
        var path = await system.InScopeAsync<SeedCentres, string>(centres => Task.FromResult(centres.MakeSetUpPath()));
        for (var kind = 0; kind < Payloads.Count; kind++)
        {
            foreach (var form in await FormReader.OnAsync(path, await visitor.GetAsync(path)))
            {
                using var content = form.Content(field => field.IsText ? Payloads.Of(kind, jury.NumberOf(path, field)) : field.Value);
                await jury.LookAsync(new Seen(visitor, path, path, form.Kind, await visitor.SendAsync(HttpMethod.Post, path, content)));
            }
        }

        jury.Wrong.ShouldBeEmpty();
        jury.Unseen.ShouldBeEmpty();
        jury.Shown.ShouldBe(Payloads.Count);
    }

    /// <summary>A coordinator invites a volunteer.</summary>
    /// <returns>The code that lets her in.</returns>
    private static async Task<string> InviteAsync(TwoCentres ground)
    {
        var coordinator = ground.Person('A', Role.Coordinator);
        var answer = await coordinator.PostAsync("/centre/people?handler=Add", ("token", await coordinator.TokenAsync("/centre/people")), ("Name", "Somebody"), ("Begins", "Calls"));
        return Code().Match(answer.Body) is { Success: true } code ? code.Groups[1].Value : throw new InvalidOperationException(answer.Body);
    }

    [GeneratedRegex("/join/([a-z]{4}-[a-z]{4}-[a-z]{4})")]
    private static partial Regex Code();
}
