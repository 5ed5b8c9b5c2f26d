using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Stories.Tests;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Stories;

public sealed class TranslatingJourney(SharedBrowser shared)
{
    private static readonly StoryContent Story = new("The teacher", "A teacher picks up, and listens.", "A volunteer in Canada", "She picked up at once.\n\nHe listened for a while, and then he laughed.");

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_translator_is_shown_what_has_changed_in_the_original_and_brings_hers_up_to_date(bool telephone, bool scripts)
    {
        await using var room = await Newsroom.OpenAsync();
        await room.System.ServeAsync();
        var (tara, theo) = (await room.AddTranslatorAsync(), await room.AddTranslatorAsync("theo"));
        var id = await room.AddPublishedAsync(Story);
        var page = await SignInAsync(room, telephone, scripts);
        await using var context = page.Context;

        await page.Locator("header.site").GetByRole(AriaRole.Link, new() { Name = "Translations", Exact = true }).ClickAsync();
        await page.GetByText("Translate another story").ClickAsync();
        await page.GetByLabel("Into which language?").SelectOptionAsync("fr");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByText("Not told in French yet")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "40-translating-new");
        await page.Locator("#begin-0 button").ClickAsync();
        await page.GetByLabel("Title, French").FillAsync("Le professeur");
        await page.GetByLabel("Summary, French").FillAsync("Un professeur décroche, et écoute.");
        await page.GetByLabel("Paragraph 1, French").FillAsync("Elle a décroché tout de suite.");
        await page.GetByLabel("Where, or by whom").FillAsync("in Canada");
        await SaveAsync(page);
        await Expect(page.GetByText("3 of 4 pieces")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "40-translating");
        await page.GetByLabel("Paragraph 2, French").FillAsync("Il a écouté un moment, puis il a ri.");
        await SaveAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read it as a whole" }).ClickAsync();
        await LookAsync(page, scripts, "40-translating-send");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to be reviewed" }).ClickAsync();
        await Expect(page.GetByText("It waits for somebody else of your centre to read it.")).ToBeVisibleAsync();
        (await room.PublishAsync(id, 3, theo, "fr")).ShouldBe(Ledgerline.Stories.Publishing.ReviewResult.Done);
        await room.CorrectAsync(id, Story with { Body = Story.Body.Replace("at once", "after a while", StringComparison.Ordinal) });

        await page.Locator("header.site").GetByRole(AriaRole.Link, new() { Name = "Translations", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The original has changed since")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "40-translations");
        await page.GetByRole(AriaRole.Link, new() { Name = "Le professeur" }).ClickAsync();
        await Expect(page.GetByText("this translation is of what it said before")).ToHaveCountAsync(1);
        await Expect(page.Locator(".difference del")).ToHaveTextAsync("at once");
        await Expect(page.Locator(".difference ins")).ToHaveTextAsync("after a while");
        await LookAsync(page, scripts, "40-translating-behind");
        await page.GetByLabel("Paragraph 1, French").FillAsync("Elle a décroché au bout d’un moment.");
        await SaveAsync(page);

        await Expect(page.Locator(".difference")).ToHaveCountAsync(0);
        await Expect(page.GetByText("4 of 4 pieces")).ToBeVisibleAsync();
        await room.PublishTranslationAsync(id, tara, theo);
        (await room.PublicAsync()).ShouldAllBe(text => !text.IsBehind);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).Last.ClickAsync();
        await Expect(page.GetByText("The translation is saved.")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(Newsroom room, bool telephone, bool scripts)
    {
        var page = await shared.Browser.OpenAsync(room.System.Url, telephone ? Screen.Telephone : Screen.Laptop, scripts);
        page.Context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync("tara");
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        return page;
    }

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
