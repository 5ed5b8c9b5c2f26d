using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Journeys.Reading;
using Ledgerline.Register;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Annulling;

public class AnnullingJourneys(SharedBrowser shared)
{
    private static readonly Origin OfCall = new(Channel.Call, Guid.NewGuid(), [.. Enumerable.Repeat((byte)7, 32)]);

    /// <summary>Scenario 14, the second half: what was sealed from a prankster is annulled.</summary>
    [Theory, EveryVisitor]
    public async Task A_registrar_annuls_three_entries_takes_one_back_and_the_register_says_so(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        await system.AddPersonAsync("rita", await system.AddCentreAsync(), Role.Registrar);
        await system.DeclareAsync(OfCall, "Somebody <i>famous</i>", "晨光", "A third hoax", "Who stays");
        (await system.SealLaterAsync()).ShouldBe(4);

        await shared.WorkAsync(system.Url, visitor, async page =>
        {
            await SignInAsync(page);
            await page.Link("Annul").ClickAsync();
            await LookAsync(page, visitor);
            await OrderAndTakeBackAsync(page, visitor);
            (await system.SealLaterAsync()).ShouldBe(2);
            await page.Link("Annul").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Annulled for good" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"d-sealed-{visitor}");
        });

        await shared.VisitAsync(system.Url, visitor, page => ReadAsync(page, visitor));
    }

    /// <summary>Scenario 13: a declarant wants her name out of the register.</summary>
    [Theory, EveryVisitor]
    public async Task A_declarant_erases_her_name_with_the_receipt(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        var receipt = await system.DeclareAsync(OfCall, "Amber Field");
        (await system.SealLaterAsync()).ShouldBe(1);
        system.Clock.Advance(TimeSpan.FromDays(365));

        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.LookUpAsync(receipt);
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"g-receipt-{visitor}");
            await page.Button("Erase the name Amber Field").ClickAsync();
            await Expect(page.GetByText("It cannot be undone.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"h-erase-{visitor}");
            await page.Button("Back to the receipt").ClickAsync();
            await page.Button("Erase the name Amber Field").ClickAsync();
            await page.Button("Erase the name for ever").ClickAsync();
            await Expect(page.GetByText("The name is erased.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"i-erased-{visitor}");
            new Uri(page.Url).PathAndQuery.ShouldBe("/en/receipt/erase?handler=Confirm");

            await page.Button("Back to the receipt").ClickAsync();
            await Expect(page.Heading("Name erased")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.Link("See entry 0").ClickAsync();
            await Expect(page.GetByText("Name erased")).ToBeVisibleAsync();
            await Expect(page.GetByText("Amber Field")).ToHaveCountAsync(0);
            await page.GotoAsync("/en/");
            await Expect(page.Locator("#count")).ToHaveTextAsync("1");
        });
    }

    [Theory, EveryVisitor]
    public async Task A_registrar_erases_a_name_on_request(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        await system.AddPersonAsync("rita", await system.AddCentreAsync(), Role.Registrar);
        await system.DeclareAsync(OfCall, "Amber Field");
        (await system.SealLaterAsync()).ShouldBe(1);

        await shared.WorkAsync(system.Url, visitor, async page =>
        {
            await SignInAsync(page);
            await page.Link("Erase").ClickAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"j-erasures-{visitor}");
            await page.GetByLabel("Entries whose names to erase").FillAsync("0、1");
            await page.Button("Look at them first").ClickAsync();
            await page.Button("Erase this name for ever").ClickAsync();
            await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(page.GetByLabel("I know that this cannot be undone")).ToBeFocusedAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"k-erasures-preview-{visitor}");
            await page.Keyboard.PressAsync("Space");
            await page.Button("Erase this name for ever").ClickAsync();
            await Expect(page.GetByText("One name is erased.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
        });
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync("rita");
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Link("Review")).ToBeVisibleAsync();
    }

    private static async Task LookAsync(IPage page, Visitor visitor)
    {
        await page.ShouldReadWellAsync(visitor);
        await page.GetByLabel("Entries to annul").FillAsync("0-");
        await page.Button("Look at them first").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“0-” is neither a number nor a range");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose why they are annulled");
        await Expect(page.GetByLabel("Entries to annul")).ToHaveValueAsync("0-");
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"a-mistakes-{visitor}");

        await page.GetByLabel("Entries to annul").FillAsync("０－２， ９");
        await page.GetByLabel("Hoax").CheckAsync();
        await page.Button("Look at them first").ClickAsync();
        await Expect(page.Heading("Look before you annul")).ToBeVisibleAsync();
        await Expect(page.GetByText("Will be annulled", new() { Exact = true })).ToHaveCountAsync(3);
        await Expect(page.GetByText("Not an entry", new() { Exact = true })).ToHaveCountAsync(1);
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"b-preview-{visitor}");
        await page.Button("Change the numbers or the reason").ClickAsync();
        await Expect(page.GetByLabel("Entries to annul")).ToHaveValueAsync("０－２， ９");
        await page.Button("Look at them first").ClickAsync();
    }

    private static async Task OrderAndTakeBackAsync(IPage page, Visitor visitor)
    {
        await page.Button("Annul these 3 entries").ClickAsync();
        await Expect(page.GetByText("3 entries will be annulled.")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"c-ordered-{visitor}");
        await page.Button("Take back those chosen").ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Choose or type at least one entry" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox).First).ToBeFocusedAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Entry 1 " }).CheckAsync();
        await page.Button("Take back those chosen").ClickAsync();
        await Expect(page.GetByText("One annulment is taken back.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        await page.ShouldReadWellAsync(visitor);
    }

    private static async Task ReadAsync(IPage page, Visitor visitor)
    {
        await page.GotoAsync("/en/");
        await Expect(page.Locator("#count")).ToHaveTextAsync("2");
        await page.Link("Read the register").ClickAsync();
        await Expect(page.GetByText("Annulment of entry 2: Hoax")).ToBeVisibleAsync();
        await Expect(page.GetByText("Annulled: Hoax")).ToHaveCountAsync(2);
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"e-register-{visitor}");
        await page.Link("0").ClickAsync();
        await Expect(page.GetByText("This entry was annulled on 22 November 2026 and does not count any more. Reason: Hoax.")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"f-entry-{visitor}");
        await page.Link("See the annulment, number 4 of the log").ClickAsync();
        await Expect(page.Heading("Annulment 4")).ToBeVisibleAsync();
        await Expect(page.GetByText("ledgerline/annulment/v1")).ToBeVisibleAsync();
        await page.ShouldReadWellAsync(visitor);
        await page.PictureAsync($"f-annulment-{visitor}");
        await page.Link("Entry 0").ClickAsync();
        await Expect(page.Heading("Entry 0")).ToBeVisibleAsync();
        await page.Link("Back to the register").ClickAsync();
        await Expect(page.GetByText("Entries 0 to 5")).ToBeVisibleAsync();
    }
}
