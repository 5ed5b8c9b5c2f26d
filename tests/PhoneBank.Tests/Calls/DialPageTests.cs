using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class DialPageTests
{
    /// <summary>It is five in the morning where they are.</summary>
    private static readonly CallingHours OneMoreHour = new(4 * 60, 6 * 60);

    [Theory]
    [InlineData(nameof(DialOutcome.OutsideHours), "Calling hours have ended")]
    [InlineData(nameof(DialOutcome.NumberWithSomebodyElse), "somebody else has been given this number")]
    [InlineData(nameof(DialOutcome.DoNotCall), "has asked not to be called")]
    public async Task Dial_Refused_GivesItsPlaceToTheNextStep_AndSaysWhy(string outcome, string why)
    {
        await using var page = await CallPage.OpenAsync(contacts: 1, OneMoreHour);
        await page.NextAsync();
        await RefuseAsync(page, Enum.Parse<DialOutcome>(outcome));
        var open = await page.GetAsync();
        Shown(open).ShouldBe(["masked", "dial", "give-back"]);
        var path = $"/call/{open.QuerySelector("#call")!.GetAttribute("data-call")}";

        using var answer = await page.Client.PressAsync(open, "#call", $"{path}/dial");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await answer.PageAsync();
        Shown(refused).ShouldBe(["masked", "leave", "not-dialled"]);
        refused.QuerySelector("#not-dialled")!.TextContent.ShouldContain(why);
        refused.QuerySelector("#leave")!.HasAttribute("autofocus").ShouldBeTrue();
        refused.QuerySelector("#call")!.GetAttribute("data-focus").ShouldBe("dial");
        refused.QuerySelector(".notice").ShouldBeNull();
        refused.DocumentElement.OuterHtml.ShouldNotMatch(@"555\D{0,3}0101");
        (await page.Bank.AuditActionsAsync()).ShouldNotContain("number-shown");

        using var gone = await page.Client.PressAsync(refused, "#call", refused.QuerySelector("#leave")!.GetAttribute("formaction"));
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await page.GetAsync()).QuerySelector(".next .big-action")!.HasAttribute("autofocus").ShouldBeTrue();
    }

    [Fact]
    public async Task Dial_StepsBack_OnceItWasDialled_AndWhereTheyCallUs()
    {
        await using var page = await CallPage.OpenAsync(contacts: 2);
        await page.NextAsync();
        var first = await page.GetAsync();
        NextIn(first).ShouldBe("dial");
        var path = $"/call/{first.QuerySelector("#call")!.GetAttribute("data-call")}";
        using var dialled = await page.Client.PressAsync(first, "#call", $"{path}/dial");
        NextIn(await dialled.PageAsync()).ShouldBe("name");
        NextIn(await page.GetAsync()).ShouldBe("name");
        (await page.Client.PressAsync(first, "#call", $"{path}/giveBack")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await page.Client.SubmitAsync("/call/by-number", ("Number", "+1 202 555 0102"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        NextIn(await page.GetAsync()).ShouldBe("name");
    }

    /// <summary>What has the focus when the page comes, also where no scripts run; Dial looks like the one thing to press only where it is that.</summary>
    private static string NextIn(IDocument page)
    {
        var next = page.QuerySelectorAll("main [autofocus]").ShouldHaveSingleItem();
        var isDial = next.Id == "dial";
        page.QuerySelector("#dial")!.ClassList.Contains("secondary").ShouldBe(!isDial);
        page.QuerySelector("#call")!.GetAttribute("data-focus").ShouldBe(isDial ? "dial" : "name");
        return isDial ? "dial" : next.ClassList.Contains("name-input") ? "name" : next.OuterHtml;
    }

    private static async Task RefuseAsync(CallPage page, DialOutcome outcome)
    {
        switch (outcome)
        {
            case DialOutcome.OutsideHours:
                page.Bank.Clock.Advance(TimeSpan.FromHours(1));
                break;
            case DialOutcome.NumberWithSomebodyElse:
                page.Bank.Clock.Advance(Leases.Duration);
                await page.Bank.TakeAsync(new PersonId(Guid.NewGuid()), page.Centre, page.Campaign);
                break;
            case DialOutcome.DoNotCall:
                await page.Bank.PutOnDoNotCallAsync(Bank.American(1));
                break;
            case DialOutcome.Dialled or DialOutcome.NoSuchCall:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not refused for what became of the number.");
        }
    }

    private static IEnumerable<string> Shown(IDocument page) =>
        page.QuerySelectorAll("#masked, #dialled, #dial, #leave, #not-dialled, #give-back").Where(one => !one.HasAttribute("hidden")).Select(one => one.Id!);
}
