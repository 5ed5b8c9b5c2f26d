using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.ContactLists;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class NeverAgainJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string People = "Name,Phone,Note\nAnn,＋１ （２０２） ５５５－０１０１,\nBo,+1 202 555 0103,\n";

    private static readonly string[] Digits = ["2025550101", "202-555-0101", "５５５－０１０１"];

    /// <summary>Scenario 8: no centre calls that number again, whoever imports it next, and it can be read nowhere.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Who_is_never_to_be_called_again_is_refused_to_whoever_imports_the_number_next(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 2);
        var other = await Bank.System.AddCentreAsync("Second centre");
        var theirs = await Bank.AddCampaignAsync(other);
        var vera = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await vera.NextAsync();
        await vera.DialAsync();
        await vera.Button("Never call again").ClickAsync();
        await vera.ShouldBeRecordedAsync("Never call again");

        // Also in the minutes in which it could be taken back.
        var carl = await SignInAsCoordinatorAsync(Size(telephone), scripts, "carl", other);
        await carl.ImportAsync(theirs, People);
        await ShouldBeRefusedInTheReportAsync(carl, scripts);
        var ben = await SignInAsync("ben", Size(telephone), scripts, other);
        await ben.NextAsync();
        await Expect(ben.Heading).ToHaveTextAsync("Bo");
        await ShouldBeRefusedAsAnotherNumberAsync(ben);

        // Once that is over the number is destroyed, and the list knows it all the same.
        Bank.Clock.Advance(UndoNeverCall.UndoableFor);
        await vera.NextAsync();
        var carla = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await carla.ImportAsync(Campaign, People);
        await ShouldBeRefusedInTheReportAsync(carla, scripts);

        await ben.FinishAsync();
        await ben.Button("Next contact").ClickAsync();
        await Expect(ben.Page.GetByText("Everybody in this campaign has been called.")).ToBeVisibleAsync();
        await ShouldBeReadableNowhereAsync();
    }

    private async Task ShouldBeRefusedInTheReportAsync(IPage page, bool scripts)
    {
        await Bank.RunImportsAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("1");
        await Expect(page.Locator("#reasons")).ToHaveTextAsync("asked not to be called: 1");
        await Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        var report = await page.ContentAsync();
        Digits.ShouldAllBe(digits => !report.Contains(digits, StringComparison.Ordinal));
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("19-asked-not-to-be-called");
    }

    private static async Task ShouldBeRefusedAsAnotherNumberAsync(Desk desk)
    {
        await desk.UnfoldAsync("Another number they gave");
        await desk.Page.GetByLabel("Number", new() { Exact = false }).Last.FillAsync("+1 202 555 0101");
        await desk.Button("Add this number").ClickAsync();
        await Expect(desk.Page.GetByText("This person has asked not to be called").First).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Number", new() { Exact = false }).Last.FillAsync("");
        await desk.ShouldBeAccessibleAsync();
    }

    /// <summary>What is left of it is one keyed hash, and the hash of a number that is no more.</summary>
    private async Task ShouldBeReadableNowhereAsync()
    {
        (await Bank.DbAsync(db => db.Set<DoNotCallEntry>().AsNoTracking().SingleAsync())).Hash.Length.ShouldBe(32);
        (await Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.NumberSealed == null))).ShouldBe(1);
        (await Bank.System.FindInTablesAsync([.. Digits.Select(digits => Trace.OfText("the number", digits))])).ShouldBeEmpty();
    }
}
