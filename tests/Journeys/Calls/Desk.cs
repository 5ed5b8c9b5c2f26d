using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

/// <summary>A volunteer at the page of a call, and what she does there.</summary>
internal sealed class Desk(IPage page, bool scripts = true)
{
    private const AriaRole Box = AriaRole.Checkbox;

    public IPage Page => page;

    public IKeyboard Keys => page.Keyboard;

    public ILocator Rows => page.GetByRole(AriaRole.Region, new() { Name = "Who is on the line" }).GetByRole(AriaRole.Listitem);

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Number => page.GetByRole(AriaRole.Link, new() { Name = "+" });

    public ILocator Receipt => page.Locator("#receipt");

    public ILocator Status => page.Locator(".call-status");

    public ILocator Row(int number) => Rows.Nth(number - 1);

    public ILocator Name(int number) => Row(number).GetByRole(AriaRole.Textbox);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Organisation(int number, Organisations one) => Row(number).GetByRole(Box, new()
    {
        Name = one switch
        {
            Organisations.Party => "Party",
            Organisations.YouthLeague => "Youth League",
            Organisations.YoungPioneers => "Young Pioneers",
            Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not one organisation."),
        },
    });

    public async Task NextAsync()
    {
        await Button("Next contact").ClickAsync();
        await ShouldBeReadyAsync("Dial");
    }

    /// <summary>The page has come, with its scripts, and the one button to press next has the focus.</summary>
    public async Task ShouldBeReadyAsync(string button)
    {
        await Expect(Button(button)).ToBeFocusedAsync();
        await ShouldBeLoadedAsync();
    }

    /// <summary>What to do next is the biggest thing to press on the page. What is only words, underlined, does not look like one.</summary>
    public async Task ShouldBeBiggestAsync(string button) => (await Button(button).EvaluateAsync<string>(
        """
        (button) => {
          const sizeOf = (each) => each.getBoundingClientRect().width * each.getBoundingClientRect().height;
          const bigger = [...document.querySelectorAll("button:not(.quiet), a[role=button]:not(.quiet)")].filter((each) => each !== button && each.checkVisibility() && sizeOf(each) >= sizeOf(button));
          return bigger.map((each) => each.textContent).join();
        }
        """)).ShouldBe("");

    public async Task DialAsync()
    {
        await Button("Dial").ClickAsync();
        await Expect(Number).ToBeVisibleAsync();
    }

    public async Task FillAsync(int number, string name, Organisations left)
    {
        await Name(number).FillAsync(name);
        foreach (var one in OrganisationsExtensions.Each)
            await Organisation(number, one).SetCheckedAsync(left.HasFlag(one));
    }

    /// <summary>Types a row, presses Enter and sees it saved and the next one there.</summary>
    public async Task EnterAsync(int number, string name, Organisations left)
    {
        await FillAsync(number, name, left);
        await Name(number).PressAsync("Enter");
        await Expect(Row(number).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Rows).ToHaveCountAsync(number + 1);
    }

    /// <summary>The sixteen digits, as they are read out.</summary>
    public async Task<string> ReceiptAsync()
    {
        await Expect(Receipt).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\s*(\d{4}\s*){4}$"));
        return string.Concat((await Receipt.InnerTextAsync()).Where(char.IsAsciiDigit));
    }

    public async Task FinishAsync()
    {
        await Button("Finished").ClickAsync();
        await ShouldBeRecordedAsync("Finished");
    }

    public async Task ShouldBeRecordedAsync(string outcome)
    {
        await Expect(Heading).ToHaveTextAsync("Recorded");
        await ShouldBeLoadedAsync();
        await Expect(page.GetByText(outcome, new() { Exact = true }).First).ToBeVisibleAsync();
    }

    /// <summary>What a script does to the page is done; without scripts what is there is all there is.</summary>
    private Task ShouldBeLoadedAsync() => scripts ? page.ShouldBeLoadedAsync() : Task.CompletedTask;

    /// <summary>As every page is; where no scripts run, axe cannot either, and there is the width to look at.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        else
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Width);
    }

    /// <summary>Opens a part of the page that is closed.</summary>
    public Task UnfoldAsync(string title) => page.Locator("summary").Filter(new() { HasText = title }).First.ClickAsync();
}
