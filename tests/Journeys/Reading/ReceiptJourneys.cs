using System.Net;
using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register;
using Ledgerline.Register.Reviewing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class ReceiptJourneys(SharedBrowser shared)
{
    private static readonly Origin OfCall = new(Channel.Call, Guid.NewGuid(), [.. Enumerable.Repeat((byte)7, 32)]);

    [Theory, EveryVisitor]
    public async Task The_registrar_accepts_one_refuses_twenty_hoaxes_as_one_and_the_receipts_say_so(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await system.AddPersonAsync("rita", await system.AddCentreAsync(), Role.Registrar);
        var good = await system.DeclareAsync(Origin.Web, "晨光", "The younger sister");
        system.Clock.Advance(TimeSpan.FromSeconds(1));
        var hoaxes = new List<string>();
        for (var i = 1; i <= 20; i++)
            hoaxes.Add(await system.DeclareAsync(Origin.Web, $"Somebody <i>famous</i> {i}"));

        await shared.WorkAsync(system.Url, visitor, page => ReviewAsync(page, visitor));

        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.LookUpAsync(good);
            await Expect(page.GetByText("It is held, and will be entered soon.")).ToHaveCountAsync(2);
            await page.ShouldReadWellAsync(visitor);
            await page.LookUpAsync(hoaxes[^1]);
            await Expect(page.GetByText("It was refused on 22 November 2026.")).ToBeVisibleAsync();
            await Expect(page.GetByText("In the name of somebody well known")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
        });
    }

    [Theory, EveryVisitor]
    public async Task A_receipt_corrects_and_withdraws_and_then_leads_to_the_entry(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        var receipt = await system.DeclareAsync(OfCall, "Mispelt", "Who changes her mind");
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.LookUpAsync(receipt);
            await CorrectAsync(page, visitor);
            await WithdrawAsync(page, visitor);
            await AcceptAllAsync(system);
            await page.Button("Correct or withdraw Clear Morning").ClickAsync();
            await Expect(page.GetByLabel("Name or pseudonym")).ToHaveValueAsync("Clear Morning");
            (await system.SealLaterAsync()).ShouldBe(1);

            await page.GetByLabel("Name or pseudonym").FillAsync("Too late");
            await page.Button("Save the correction").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("can no longer be changed here");
            await page.ShouldReadWellAsync(visitor);
            await Expect(page.GetByText("It is entry 0 of the register, dated 22 November 2026.")).ToBeVisibleAsync();
            await page.Link("See entry 0").ClickAsync();
            await Expect(page.Heading("Entry 0")).ToBeVisibleAsync();
            await Expect(page.GetByText("Clear Morning", new() { Exact = true })).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.Link("Back to the register").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Clear Morning");
            await page.GotoAsync("/en/");
            await Expect(page.Locator("#count")).ToHaveTextAsync("1");
        });
    }

    [Theory, EveryVisitor]
    public async Task Wrong_digits_are_said_and_guessing_is_slowed_down(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        var receipt = await system.DeclareAsync(OfCall, "晨光");
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.LookUpAsync("1234 5678");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no receipt with these digits.");
            await Expect(page.GetByLabel("Digits of the receipt")).ToHaveValueAsync("1234 5678");
            await page.ShouldReadWellAsync(visitor);
            await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(page.GetByLabel("Digits of the receipt")).ToBeFocusedAsync();

            await GuessAsync(system, times: 60);
            await page.GetByLabel("Digits of the receipt").FillAsync(receipt);
            var refused = await page.RunAndWaitForResponseAsync(() => page.Button("Show").ClickAsync(), response => response.Request.Method == "POST");
            refused.Status.ShouldBe(429);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Please wait a minute and try again.");
            await Expect(page.GetByLabel("Digits of the receipt")).ToHaveValueAsync(receipt);
            await page.ShouldReadWellAsync(visitor);

            system.Clock.Advance(TimeSpan.FromMinutes(1));
            await page.Button("Show").ClickAsync();
            await Expect(page.Heading("晨光")).ToBeVisibleAsync();
        });
    }

    private static async Task ReviewAsync(IPage page, Visitor visitor)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync("rita");
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Button("Sign in").ClickAsync();
        await page.Link("Review").ClickAsync();
        await Expect(page.GetByText("21 groups are waiting.")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.Button("Accept those chosen").ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Choose at least one group" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Button("Accept those chosen").ClickAsync();
        await Expect(page.GetByText("One group is accepted.")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);

        await page.Button("Choose all 20 on this page").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(20);
        await page.Button("Refuse those chosen").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose why they are refused");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(20);
        await page.ShouldReadWellAsync(visitor);
        await page.GetByLabel("In the name of somebody well known").CheckAsync();
        await page.Button("Refuse those chosen").ClickAsync();
        await Expect(page.Heading("Refuse 20 groups?")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"review-proposal-{visitor}");
        await page.Button("Refuse these 20").ClickAsync();
        await Expect(page.GetByText("20 groups are refused.")).ToBeVisibleAsync();
        await page.Button("Take it back").First.ClickAsync();
        await Expect(page.GetByText("20 groups wait again.")).ToBeVisibleAsync();
        await page.Link("Many within minutes (20)").ClickAsync();
        await page.PictureAsync($"review-odd-{visitor}");
        await page.Button("Choose all 20 on this page").ClickAsync();
        await page.GetByLabel("In the name of somebody well known").CheckAsync();
        await page.Button("Refuse those chosen").ClickAsync();
        await page.Button("Refuse these 20").ClickAsync();
        await Expect(page.GetByText("20 groups are refused.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing is waiting.")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
    }

    private static async Task CorrectAsync(IPage page, Visitor visitor)
    {
        await page.Button("Correct or withdraw Mispelt").ClickAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.GetByLabel("Name or pseudonym").FillAsync("\u202E");
        await page.GetByLabel("Real name").CheckAsync();
        await page.Button("Save the correction").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("turn the direction");
        await Expect(page.GetByLabel("Real name")).ToBeCheckedAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.GetByLabel("Name or pseudonym").FillAsync("Clear Morning");
        await page.Button("Save the correction").ClickAsync();
        await Expect(page.GetByText("The correction is written down.")).ToBeVisibleAsync();
        await Expect(page.Heading("Clear Morning")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
    }

    private static async Task WithdrawAsync(IPage page, Visitor visitor)
    {
        await page.Button("Correct or withdraw Who changes her mind").ClickAsync();
        await page.Button("Back to the receipt").ClickAsync();
        await page.Button("Correct or withdraw Who changes her mind").ClickAsync();
        await page.Button("Withdraw the declaration").ClickAsync();
        await Expect(page.GetByText("The declaration is withdrawn and deleted.")).ToBeVisibleAsync();
        await Expect(page.GetByText("It was withdrawn on 22 November 2026.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Who changes her mind")).ToHaveCountAsync(0);
        await page.ShouldReadWellAsync(visitor);
    }

    private static async Task AcceptAllAsync(TestSystem system)
    {
        var waiting = await system.InScopeAsync<WaitingGroups, IReadOnlyList<WaitingGroup>>(groups => groups.OldestAsync(CancellationToken.None));
        (await system.InScopeAsync<DecideGroups, IReadOnlyList<SeenGroup>>(
            decide => decide.AcceptAsync(null, [.. waiting.Select(group => group.Seen)], CancellationToken.None))).Count.ShouldBe(1);
    }

    private static async Task GuessAsync(TestSystem system, int times)
    {
        using var client = system.Client();
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.SubmitAsync("/en/receipt", ("Code", ReceiptCode.New().ToString()));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }
}
