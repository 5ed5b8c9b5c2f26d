using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class ShiftJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    /// <summary>Scenario 12, the first half: she misspelt a name and notices ten minutes later, on another call.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_volunteer_corrects_a_name_ten_minutes_later_and_withdraws_another(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Feild", Organisations.Party);
        await desk.EnterAsync(2, "Quiet Brook", Organisations.YouthLeague);
        var receipt = await desk.ReceiptAsync();
        await desk.FinishAsync();
        Bank.Clock.Advance(TimeSpan.FromMinutes(10));
        await desk.NextAsync();

        var page = desk.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "My shift" }).ClickAsync();
        await Expect(desk.Heading).ToHaveTextAsync("My shift");
        await desk.ShouldBeAccessibleAsync();
        await page.PictureAsync("a-my-shift");
        await page.GetByRole(AriaRole.Link, new() { Name = "Amber Feild" }).ClickAsync();
        await desk.ShouldBeAccessibleAsync();
        await page.PictureAsync("b-correct");
        await page.GetByLabel("Name or pseudonym").FillAsync("");
        await desk.Button("Save the correction").ClickAsync();
        await Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await page.GetByLabel("Name or pseudonym").FillAsync("Amber Field");
        await page.GetByLabel("Young Pioneers").CheckAsync();
        await desk.Button("Save the correction").ClickAsync();
        await Expect(page.GetByText("The correction is saved.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Quiet Brook" }).ClickAsync();
        await desk.Button("Withdraw this declaration").ClickAsync();
        await Expect(page.GetByText("The declaration is withdrawn.")).ToBeVisibleAsync();
        (await HeldOfAsync("vera")).ShouldHaveSingleItem().Receipt.ToString().Replace(" ", "", StringComparison.Ordinal).ShouldBe(receipt);

        // The call that she is on is as she left it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(desk.Button("Dial")).ToBeVisibleAsync();
        await ShouldAppearInTheRegisterAsync(("Amber Field", Organisations.Party | Organisations.YoungPioneers));
    }

    [Fact]
    public async Task What_is_sealed_cannot_be_changed_and_the_page_says_what_can_be_done()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Feild", Organisations.Party);
        await desk.FinishAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "My shift" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Amber Feild" }).ClickAsync();
        await ShouldAppearInTheRegisterAsync(("Amber Feild", Organisations.Party));
        var again = await SignInAsync();
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "My shift" }).ClickAsync();
        await Expect(again.Page.GetByText("Nothing of yours is held just now.")).ToBeVisibleAsync();
        await again.Page.GotoAsync(new Uri(desk.Page.Url).PathAndQuery);
        await Expect(again.Page.GetByText("cannot be changed here any more")).ToBeVisibleAsync();
        await again.ShouldBeAccessibleAsync();
    }
}
