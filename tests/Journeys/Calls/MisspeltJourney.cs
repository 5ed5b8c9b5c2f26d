using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Reading;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class MisspeltJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private static readonly Origin OfOthers = new(Channel.Call, Guid.NewGuid(), [.. Enumerable.Repeat((byte)7, 32)]);

    private static readonly IReadOnlyList<string> Others = [.. Enumerable.Range(1, new RegisterOptions().MinimumBatch - 1).Select(one => $"Somebody {one}")];

    /// <summary>Scenario 12, the second half: the next day it is sealed; a registrar annuls it, and she enters it anew.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task The_next_day_a_misspelt_name_is_entered_anew_and_the_first_entry_annulled(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 1);
        await Bank.System.AddPersonAsync("rita", Centre, Role.Registrar);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Feild", Organisations.Party);
        await desk.FinishAsync();
        await Bank.System.DeclareAsync(OfOthers, [.. Others]);
        Bank.Clock.Advance(TimeSpan.FromDays(1));
        (await Bank.System.SealAsync()).ShouldBe(Others.Count + 1);

        desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.Page.Link("My shift").ClickAsync();
        await Expect(desk.Page.GetByText("Nothing of yours is held just now.")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Tell a registrar its number")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("b-next-day");
        await desk.Page.GotoAsync("/en/register");
        var entry = await RowOf(desk.Page, "Amber Feild").GetByRole(AriaRole.Link).InnerTextAsync();
        await EnterAnewAsync(desk);
        await AnnulAsync(await SignInAsync("rita", "/review", Size(telephone), scripts), entry);

        Bank.Clock.Advance(new RegisterOptions().MaximumHold + TimeSpan.FromHours(1));
        (await Bank.System.SealAsync()).ShouldBe(2);
        await ShouldStandRightAsync(await OpenWindowAsync(Size(telephone), scripts), scripts);
    }

    /// <summary>Where she is told to: it is no call to anybody.</summary>
    private static async Task EnterAnewAsync(Desk desk)
    {
        await desk.Page.GotoAsync("/call");
        await desk.Button("Somebody called us").ClickAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        await desk.ReceiptAsync();
        await desk.FinishAsync();
    }

    private static async Task AnnulAsync(IPage page, string entry)
    {
        await page.Link("Annul").ClickAsync();
        await page.GetByLabel("Entries to annul").FillAsync(entry);
        await page.GetByLabel("Entered by mistake").CheckAsync();
        await page.Button("Look at them first").ClickAsync();
        await Expect(page.GetByText("Amber Feild")).ToBeVisibleAsync();
        await page.Button("Annul this entry").ClickAsync();
        await Expect(page.GetByText("One entry will be annulled.")).ToBeVisibleAsync();
    }

    private static async Task ShouldStandRightAsync(IPage page, bool scripts)
    {
        await page.GotoAsync("/en/");
        await Expect(page.Locator("#count")).ToHaveTextAsync($"{Others.Count + 1}");
        await page.GotoAsync("/en/register");
        await Expect(RowOf(page, "Amber Feild")).ToContainTextAsync("Annulled: Entered by mistake");
        await Expect(RowOf(page, "Amber Feild").GetByRole(AriaRole.Time)).ToHaveAttributeAsync("datetime", "2026-11-22");
        await Expect(RowOf(page, "Amber Field")).Not.ToContainTextAsync("Annulled");
        await Expect(RowOf(page, "Amber Field").GetByRole(AriaRole.Time)).ToHaveAttributeAsync("datetime", "2026-11-23");
        if (scripts)
            await page.ShouldBeAccessibleAsync();
    }

    private static ILocator RowOf(IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
}
