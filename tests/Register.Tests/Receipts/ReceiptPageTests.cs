using System.Net;
using AngleSharp.Dom;
using Ledgerline.Register.Reviewing;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Receipts;

public sealed class ReceiptPageTests
{
    private const string Path = "/en/receipt";

    [Fact]
    public async Task Receipt_OfAGroup_ShowsEachPersonsState()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var sealedGroup = await system.DeclareAsync(GroupId.New(), Draft("<b>One</b>"), Draft("Two"));
        await system.SealLaterAsync();
        var withdrawn = Draft("Withdrawn");
        var held = await system.DeclareAsync(GroupId.New(), withdrawn, Draft("Held"));
        await system.WithdrawAsync(withdrawn.Id, new Proof.OfShift(Shift));
        var review = await system.DeclareAsync(Origin.Web, GroupId.New(), Draft("In review"));

        var entered = await ShowAsync(client, sealedGroup.Receipt!);
        Rows(entered).Length.ShouldBe(2);
        entered.Body!.TextContent.ShouldContain("<b>One</b>");
        var link = Rows(entered)[0].QuerySelector("a")!.GetAttribute("href")!;
        (await client.PageAsync(link)).Body!.TextContent.ShouldContain("<b>One</b>");

        var waiting = await ShowAsync(client, held.Receipt!);
        Rows(waiting)[0].TextContent.ShouldContain("withdrawn on 22 November 2026");
        Rows(waiting)[0].QuerySelector("form").ShouldBeNull();
        Rows(waiting)[1].TextContent.ShouldContain("held");

        Rows(await ShowAsync(client, review.Receipt!))[0].TextContent.ShouldContain("registrar");
    }

    [Fact]
    public async Task Receipt_Refused_SaysWhy()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var group = GroupId.New();
        var result = await system.DeclareAsync(Origin.Web, group, Draft());
        await system.InScopeAsync<DecideGroups, IReadOnlyList<SeenGroup>>(refuse => refuse.RefuseAsync(
            null, [new SeenGroup(group.Value, system.Clock.GetUtcNow())], RefusalReason.PublicFigure, CancellationToken.None));

        Rows(await ShowAsync(client, result.Receipt!))[0].TextContent.ShouldContain("somebody well known");
    }

    [Fact]
    public async Task Receipt_Correct_IsWrittenAndGoesToReview()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var group = GroupId.New();
        var result = await system.DeclareAsync(group, Draft("One"), Draft("Two"));
        var choose = await ChooseAsync(client, await ShowAsync(client, result.Receipt!), 1);
        choose.QuerySelector("input[name='Person.Name']")!.GetAttribute("value").ShouldBe("Two");

        using var wrong = await client.SubmitAsync(choose, "form[action$=Correct]", ("Person.Name", "  "));
        var again = await wrong.PageAsync();
        again.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Person_Name");
        using var right = await client.SubmitAsync(again, "form[action$=Correct]", ("Person.Name", "Corrected"), ("Person.Kind", "RealName"));

        var page = await right.PageAsync();
        page.QuerySelector(".notice.success").ShouldNotBeNull();
        Rows(page)[1].TextContent.ShouldContain("Corrected");
        Rows(page)[1].TextContent.ShouldContain("registrar");
        (await system.HeldAsync(group))!.People[1].Name.Text.ShouldBe("Corrected");
        right.RequestMessage!.RequestUri!.ToString().ShouldNotContain(result.Receipt!.Groups[0]);
    }

    [Fact]
    public async Task Receipt_Withdraw_DeletesThatPersonOnly()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var group = GroupId.New();
        var result = await system.DeclareAsync(group, Draft("One"), Draft("Two"));
        var choose = await ChooseAsync(client, await ShowAsync(client, result.Receipt!), 0);

        using var answer = await client.SubmitAsync(choose, "form[action$=Withdraw]");
        using var twice = await client.SubmitAsync(choose, "form[action$=Withdraw]");

        Rows(await answer.PageAsync())[0].TextContent.ShouldContain("withdrawn");
        (await twice.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("no longer be changed");
        (await system.HeldAsync(group))!.People.ShouldHaveSingleItem().Name.Text.ShouldBe("Two");
    }

    [Fact]
    public async Task Receipt_CorrectAfterTheSeal_SaysTooLate()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var result = await system.DeclareAsync(GroupId.New(), Draft("One"));
        var choose = await ChooseAsync(client, await ShowAsync(client, result.Receipt!), 0);
        await system.SealLaterAsync();

        using var answer = await client.SubmitAsync(choose, "form[action$=Correct]", ("Person.Name", "Too late"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("no longer be changed");
        Rows(page)[0].TextContent.ShouldContain("entry 0");
    }

    [Fact]
    public async Task Receipt_OfSomebodyElse_ChangesNothing()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var group = GroupId.New();
        var victim = Draft("Victim");
        await system.DeclareAsync(group, victim);
        var mine = await system.DeclareAsync(GroupId.New(), Draft("Mine"));
        var choose = await ChooseAsync(client, await ShowAsync(client, mine.Receipt!), 0);

        using var correct = await client.SubmitAsync(choose, "form[action$=Correct]", ("Person.Id", victim.Id.Value.ToString()), ("Person.Name", "Forged"));
        using var withdraw = await client.SubmitAsync(choose, "form[action$=Withdraw]", ("Person.Id", victim.Id.Value.ToString()));

        correct.StatusCode.ShouldBe(HttpStatusCode.OK);
        withdraw.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await system.HeldAsync(group))!.People.ShouldHaveSingleItem().Name.Text.ShouldBe("Victim");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("not a code")]
    public async Task Receipt_ThatIsNone_AnswersAsAnUnknownOneAndKeepsWhatWasTyped(string typed)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var wrong = await client.SubmitAsync(Path, ("Code", typed));
        using var unknown = await client.SubmitAsync(Path, ("Code", ReceiptCode.New().ToString()));

        var page = await wrong.PageAsync();
        page.QuerySelector("input[name=Code]")!.GetAttribute("value").ShouldBe(typed);
        page.QuerySelector(".error-summary")!.TextContent.ShouldBe((await unknown.PageAsync()).QuerySelector(".error-summary")!.TextContent);
        wrong.StatusCode.ShouldBe(unknown.StatusCode);
    }

    [Fact]
    public async Task Receipt_GuessedManyTimes_IsSlowedDownForEverybodyAndRecovers()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        var result = await system.DeclareAsync(GroupId.New(), Draft("One"));
        for (var i = 0; i < 60; i++)
        {
            using var wrong = await PostCodeAsync(client, ReceiptCode.New());
            wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var wrongAgain = await PostCodeAsync(client, ReceiptCode.New());
        using var right = await PostCodeAsync(client, result.Receipt!);
        wrongAgain.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await right.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("wait a minute");

        system.Clock.Advance(TimeSpan.FromSeconds(1));
        using var later = await PostCodeAsync(client, result.Receipt!);
        Rows(await later.PageAsync()).Length.ShouldBe(1);
        using var laterStill = await PostCodeAsync(client, ReceiptCode.New());
        laterStill.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var then = await PostCodeAsync(client, ReceiptCode.New());
        then.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpResponseMessage> PostCodeAsync(HttpClient client, ReceiptCode code)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Code", code.ToString())]);
        return await client.PostAsync(new Uri(Path, UriKind.Relative), form);
    }

    private static async Task<IDocument> ShowAsync(HttpClient client, ReceiptCode code)
    {
        using var answer = await client.SubmitAsync(Path, ("Code", code.ToString()));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        return await answer.PageAsync();
    }

    private static async Task<IDocument> ChooseAsync(HttpClient client, IDocument page, int row)
    {
        using var answer = await client.SubmitAsync(page, $".people-rows > li:nth-child({row + 1}) form");
        return await answer.PageAsync();
    }

    private static IElement[] Rows(IDocument page) => [.. page.QuerySelectorAll(".people-rows > li")];
}
