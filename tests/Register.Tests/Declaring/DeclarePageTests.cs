using System.Net;
using AngleSharp.Dom;
using Ledgerline.Register.Declaring;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class DeclarePageTests
{
    private const string Path = "/en/declare";

    [Fact]
    public async Task Declare_OnePerson_AnswersWithTheReceiptAndNoCookie()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await SendAsync(
            client, ("People[0].Name", " 晨光  <b>"), ("People[0].Organisations", "Party"), ("People[0].Organisations", "YoungPioneers"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe(Path);
        var page = await answer.PageAsync();
        ReceiptCode.TryParse(page.QuerySelector(".receipt-code")!.TextContent, out var code).ShouldBeTrue();
        var group = await system.ReadAsync(db => db.Set<Group>().Include(row => row.People).SingleAsync());
        group.State.ShouldBe(GroupState.Review);
        group.Channel.ShouldBe(Channel.Web);
        (await system.HeldAsync(new GroupId(group.Id)))!.Receipt.ShouldBe(code);
        var person = (await system.HeldAsync(new GroupId(group.Id)))!.People.ShouldHaveSingleItem();
        (person.Name.Text, person.Kind, person.Organisations).ShouldBe(("晨光 <b>", NameKind.Pseudonym, Organisations.Party | Organisations.YoungPioneers));
    }

    [Fact]
    public async Task Declare_SentTwice_IsEnteredOnceWithTheSameReceipt()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var form = await client.PageAsync(Path);
        (string, string)[] typed = [("People[0].Name", "晨光"), ("People[0].Organisations", "Party")];

        using var preview = await client.SubmitAsync(form, "main form", typed);
        var looked = await preview.PageAsync();
        using var first = await client.SubmitAsync(looked, "main form");
        using var second = await client.SubmitAsync(looked, "main form");

        Code(await second.PageAsync()).ShouldBe(Code(await first.PageAsync()));
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Declare_AGroupOfThree_ByPlainPostsOfEveryButton()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await client.PageAsync(Path);
        page = await PressAsync(client, page, "Add", null, ("People[0].Name", "One"), ("People[0].Organisations", "YouthLeague"));
        page.QuerySelectorAll(".people-rows > li").Length.ShouldBe(2);
        Input(page, "People[0].Name").ShouldBe("One");
        page.QuerySelector("input[name='People[1].Organisations'][value=YouthLeague]")!.HasAttribute("checked").ShouldBeTrue();
        page = await PressAsync(client, page, "Add", null, ("People[1].Name", "Two, to be removed"));
        page = await PressAsync(client, page, "Suggest", 2);
        Input(page, "People[2].Name").ShouldNotBeEmpty();
        var suggested = Input(page, "People[2].Name");
        page = await PressAsync(client, page, "Remove", 1);
        page.QuerySelectorAll(".people-rows > li").Length.ShouldBe(2);
        Input(page, "People[1].Name").ShouldBe(suggested);

        using var answer = await SendAsync(client, page);
        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        var group = await system.ReadAsync(db => db.Set<Group>().SingleAsync());
        (await system.HeldAsync(new GroupId(group.Id)))!.People.Select(one => (one.Name.Text, one.Organisations))
            .ShouldBe([("One", Organisations.YouthLeague), (suggested, Organisations.YouthLeague)]);
    }

    [Fact]
    public async Task Declare_WithMistakes_SaysThemAndKeepsWhatWasTyped()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync(Path, ("People[0].Name", "Zero\u200Bwidth"), ("People[0].Kind", "RealName"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        var links = page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ToList();
        links.ShouldBe(["#People_0__Name", "#People_0__Organisations"]);
        links.ShouldAllBe(link => page.QuerySelector(link!) != null);
        Input(page, "People[0].Name").ShouldBe("Zero\u200Bwidth");
        page.QuerySelector("input[name='People[0].Kind'][value=RealName]")!.HasAttribute("checked").ShouldBeTrue();
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Declare_LastRowLeftEmpty_IsNobody()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var page = await PressAsync(client, await client.PageAsync(Path), "Add", null, ("People[0].Name", "One"), ("People[0].Organisations", "Party"));

        using var answer = await SendAsync(client, page);

        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Declare_SealedMeanwhile_SaysThatItWasSentBefore()
    {
        await using var system = await (await TestSystem.StartAsync(register: Registering.Quick)).ServeAsync();
        using var client = system.Client();
        var form = await client.PageAsync(Path);
        (string, string)[] typed = [("People[0].Name", "晨光"), ("People[0].Organisations", "Party")];
        (await SendAsync(client, form, typed)).Dispose();
        await system.ReadAsync(db => db.Set<Group>().ExecuteUpdateAsync(row => row.SetProperty(group => group.State, GroupState.Held)));
        await system.SealLaterAsync();

        using var again = await SendAsync(client, form, typed);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("sent before");
        (await system.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("Group", "not an id")]
    [InlineData("People[0].Id", "")]
    [InlineData("People[0].Id", "00000000-0000-0000-0000-000000000000")]
    public async Task Declare_WithForgedIds_IsEnteredUnderNewOnes(string field, string value)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await SendAsync(client, (field, value), ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));

        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        (await system.ReadAsync(db => db.Set<Declaration>().SingleAsync())).Id.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Declare_SameIdInTwoRows_IsTwoPeople()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var id = Guid.NewGuid().ToString();

        using var answer = await SendAsync(
            client,
            ("People[0].Id", id), ("People[0].Name", "One"), ("People[0].Kind", "Pseudonym"), ("People[0].Organisations", "Party"),
            ("People[1].Id", id), ("People[1].Name", "Two"), ("People[1].Kind", "Pseudonym"), ("People[1].Organisations", "Party"));

        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(2);
    }

    [Theory]
    [InlineData("People[0].Organisations", "None")]
    [InlineData("People[0].Organisations", "7")]
    [InlineData("People[0].Organisations", "Party, YouthLeague")]
    [InlineData("People[0].Organisations", "Everything")]
    [InlineData("People[0].Kind", "1")]
    [InlineData("People[0].Kind", "Forged")]
    public async Task Declare_WithForgedChoices_IsRefusedInThePage(string field, string value)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var others = new[] { ("People[0].Name", "晨光"), ("People[0].Kind", "Pseudonym"), ("People[0].Organisations", "Party") }.Where(f => f.Item1 != field);

        using var answer = await client.SubmitAsync(Path, [.. others, (field, value)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector(".error-summary").ShouldNotBeNull();
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Declare_MoreThanTwenty_IsRefusedInThePage()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var people = Enumerable.Range(0, 21).SelectMany(i => new[]
        {
            ($"People[{i}].Id", Guid.NewGuid().ToString()), ($"People[{i}].Name", $"Person {i}"),
            ($"People[{i}].Kind", "Pseudonym"), ($"People[{i}].Organisations", "Party"),
        }).ToArray();

        using var tooMany = await client.SubmitAsync(Path, people);
        using var twenty = await SendAsync(client, [.. people.Take(20 * 4)]);

        (await tooMany.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("20");
        Code(await twenty.PageAsync()).ShouldNotBeEmpty();
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(20);
    }

    [Fact]
    public async Task Declare_LargerThan256Kilobytes_IsRefusedClearly()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync(Path, ("People[0].Name", new string('w', 300_000)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Declare_FromAnotherSite_IsForbidden()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.SubmitAsync(Path, ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Declare_Previewed_ShowsWhatWillBePublishedAndWritesNothingUntilItIsSent()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        (string, string)[] typed =
        [
            ("People[0].Name", "晨光 <b>"), ("People[0].Organisations", "Party"), ("People[0].Place", "CN-SC"), ("People[0].Statement", "One.\r\n\r\n<i>Two</i>."),
        ];

        using var preview = await client.SubmitAsync(Path, typed);
        var page = await preview.PageAsync();
        page.QuerySelector("main h2")!.TextContent.ShouldBe("晨光 <b>");
        page.QuerySelector("main")!.TextContent.ShouldContain("Sichuan");
        page.QuerySelectorAll("blockquote p").Select(paragraph => paragraph.TextContent).ShouldBe(["One.", "<i>Two</i>."]);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
        page.QuerySelector("main form")!.SetAttribute("action", Path + "?handler=Change");
        using var changed = await client.SubmitAsync(page, "main form");
        var form = await changed.PageAsync();
        Input(form, "People[0].Name").ShouldBe("晨光 <b>");
        form.QuerySelector("textarea")!.TextContent.ShouldBe("One.\r\n\r\n<i>Two</i>.", StringCompareShould.IgnoreLineEndings);

        using var answer = await SendAsync(client, form);
        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        var group = await system.ReadAsync(db => db.Set<Group>().SingleAsync());
        var details = (await system.HeldAsync(new GroupId(group.Id)))!.People[0].Details;
        (details.Place!.Code, details.Statement!.Text).ShouldBe(("CN-SC", "One.\n<i>Two</i>."));
        group.Series.ShouldBeNull();
    }

    [Fact]
    public async Task Declare_WithWork_IsInASeries_AndWithWorkThatIsTooOldIsAskedAgain()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        using var preview = await client.SubmitAsync(Path, ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));
        var page = await preview.PageAsync();
        var solution = WorkTests.Solve(Input(page, "WorkChallenge"), Guid.Parse(Input(page, "Group")));

        system.Clock.Advance(TimeSpan.FromDays(2));
        using var late = await client.SubmitAsync(page, "main form", ("WorkSolution", solution));
        var again = await late.PageAsync();
        again.QuerySelector(".error-summary")!.TextContent.ShouldContain("Nothing is lost");
        Input(again, "WorkSolution").ShouldBeEmpty();
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
        solution = WorkTests.Solve(Input(again, "WorkChallenge"), Guid.Parse(Input(again, "Group")));
        using var answer = await client.SubmitAsync(again, "main form", ("WorkSolution", solution));

        Code(await answer.PageAsync()).ShouldNotBeEmpty();
        (await system.ReadAsync(db => db.Set<Group>().SingleAsync())).Series.ShouldNotBeNull().Length.ShouldBe(16);
    }

    [Fact]
    public async Task Declare_WhileManyWait_AsksForMoreWorkAndTakesWhatWasBegunBefore()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        using var preview = await client.SubmitAsync(Path, ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));
        var begun = await preview.PageAsync();
        Form(begun).GetAttribute("data-bits").ShouldBe("13");
        begun.QuerySelector(".working")!.GetAttribute("data-working")!.ShouldNotContain("longer");
        await system.AddGroupsAsync(WaitingLoad.FirstGroups * 2, withWork: true);
        system.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = await client.PageAsync(Path);
        Form(page).GetAttribute("data-bits").ShouldBe("15");
        page.QuerySelector(".notice.warning").ShouldBeNull();
        using var harder = await client.SubmitAsync(page, "main form", ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));
        var looked = await harder.PageAsync();
        Form(looked).GetAttribute("data-bits").ShouldBe("15");
        looked.QuerySelector(".working")!.GetAttribute("data-working")!.ShouldContain("longer");
        Form(looked).GetAttribute("data-challenge").ShouldBe(Input(looked, "WorkChallenge"));

        var solution = WorkTests.Solve(Input(begun, "WorkChallenge"), Guid.Parse(Input(begun, "Group")));
        using var answer = await client.SubmitAsync(begun, "main form", ("WorkSolution", solution));
        Code(await answer.PageAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Declare_WhileNoMoreIsTaken_SaysWhenToTryAgainAndKeepsWhatWasTyped()
    {
        await using var system = await (await TestSystem.StartAsync(register: Registering.Quick with { MostWaiting = 4 })).ServeAsync();
        using var client = system.Client();
        await system.AddGroupsAsync(4, withWork: true);
        var form = await client.PageAsync(Path);
        form.QuerySelector(".notice.warning")!.TextContent.ShouldContain("in an hour");
        using var preview = await client.SubmitAsync(form, "main form", ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));
        var looked = await preview.PageAsync();
        var solution = WorkTests.Solve(Input(looked, "WorkChallenge"), Guid.Parse(Input(looked, "Group")));

        using var refused = await client.SubmitAsync(looked, "main form", ("WorkSolution", solution));

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        var page = await refused.PageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Nothing that you typed is lost");
        Input(page, "People[0].Name").ShouldBe("晨光");
        Input(page, "WorkSolution").ShouldBe(solution);
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(0);

        await system.ReadAsync(db => db.Set<Group>().Take(1).ExecuteDeleteAsync());
        system.Clock.Advance(TimeSpan.FromMinutes(50));
        using var taken = await client.SubmitAsync(page, "main form");
        Code(await taken.PageAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Declare_WithoutWorkWhileAFloodOfThatComes_IsToldHowElse()
    {
        await using var system = await (await TestSystem.StartAsync(register: Registering.Quick with { MostWaiting = 4 })).ServeAsync();
        using var client = system.Client();
        await system.AddGroupsAsync(1, withWork: false);
        using var preview = await client.SubmitAsync(Path, ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"));
        var looked = await preview.PageAsync();
        looked.QuerySelector(".notice.warning").ShouldBeNull();

        using var refused = await client.SubmitAsync(looked, "main form");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await refused.PageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("turn on JavaScript");
        var solution = WorkTests.Solve(Input(page, "WorkChallenge"), Guid.Parse(Input(page, "Group")));
        using var taken = await client.SubmitAsync(page, "main form", ("WorkSolution", solution));
        Code(await taken.PageAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Declare_ATemplate_FillsTheWordsOfItsRow()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PressAsync(client, await client.PageAsync(Path), "Template", 1, ("People[0].Name", "Kept"));

        page.QuerySelector("textarea")!.TextContent.ShouldBe(page.QuerySelectorAll(".templates q")[1].TextContent);
        page.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
        Input(page, "People[0].Name").ShouldBe("Kept");
    }

    [Fact]
    public async Task Declare_WordsThatCannotBePublished_AreRefusedBesideTheirField()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync(
            Path, ("People[0].Name", "晨光"), ("People[0].Organisations", "Party"), ("People[0].Place", "Nowhere"), ("People[0].Statement", new string('長', 601)));

        var page = await answer.PageAsync();
        page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#People_0__Place", "#People_0__Statement"]);
        page.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
        page.QuerySelector("textarea")!.TextContent.Length.ShouldBe(601);
    }

    /// <summary>Looks at what was typed, and sends it.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument form, params (string Name, string Value)[] typed)
    {
        using var preview = await client.SubmitAsync(form, "main form", typed);
        return await client.SubmitAsync(await preview.PageAsync(), "main form");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, params (string Name, string Value)[] typed) =>
        await SendAsync(client, await client.PageAsync(Path), typed);

    /// <summary>Presses a button of a person's row, or of the whole form.</summary>
    private static async Task<IDocument> PressAsync(HttpClient client, IDocument page, string handler, int? row = null, params (string Name, string Value)[] typed)
    {
        var buttons = page.QuerySelectorAll($"button[formaction*='handler={handler}']");
        page.QuerySelector("main form")!.SetAttribute("action", buttons[row ?? 0].GetAttribute("formaction")!);
        using var answer = await client.SubmitAsync(page, "main form", typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }

    private static IElement Form(IDocument page) => page.QuerySelector("main form")!;

    private static string Input(IDocument page, string name) => page.QuerySelector($"input[name='{name}']")!.GetAttribute("value") ?? "";

    private static string Code(IDocument page) => page.QuerySelector(".receipt-code")?.TextContent.Trim() ?? throw new InvalidOperationException(page.Body!.InnerHtml);
}
