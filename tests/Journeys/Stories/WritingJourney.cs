using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Stories.Jottings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Stories;

/// <summary>Scenario 17, its first half: from a call to a story that is public.</summary>
public sealed class WritingJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_story_is_jotted_down_during_a_call_written_checked_reviewed_and_published(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        await JotAsync(telephone, scripts);
        Bank.Clock.Advance(TimeSpan.FromDays(1));
        (await Bank.WithAsync<DeliverJottings, int>(deliver => deliver.RunAsync())).ShouldBe(1);

        var edith = await SignInAsEditorAsync("edith", telephone, scripts);
        await Expect(edith.GetByText("A teacher listened for a long while.")).ToBeVisibleAsync();
        await CheckAsync(edith, scripts, "story-1-jottings");
        await edith.GetByRole(AriaRole.Button, new() { Name = "Write it up in English" }).ClickAsync();
        await edith.GetByLabel("Title").FillAsync("The teacher");
        await edith.GetByLabel("In a few words").FillAsync("He said nothing, and then he listened.");
        await edith.GetByLabel("Whose story it is").FillAsync("A volunteer");
        await edith.GetByLabel("Occasion").SelectOptionAsync("Chinese New Year");
        await edith.GetByLabel("The story").FillAsync("He picked up at 21:35.\n\n## He listens\n\n> Who are you?\n\nA *teacher*, he said.");
        if (scripts)
            await Expect(edith.Locator("#preview").GetByRole(AriaRole.Heading, new() { Name = "He listens" })).ToBeVisibleAsync();
        else
            await edith.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await Expect(edith.Locator("#preview blockquote")).ToContainTextAsync("Who are you?");
        await CheckAsync(edith, scripts, "story-2-writing");
        await edith.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(edith.GetByText("It is saved as a new version.")).ToBeVisibleAsync();

        await edith.GetByRole(AriaRole.Button, new() { Name = "Check it for what could find somebody" }).ClickAsync();
        await Expect(edith.Locator(".findings mark")).ToHaveTextAsync("21:35");
        await CheckAsync(edith, scripts, "story-3-check");
        await edith.GetByRole(AriaRole.Button, new() { Name = "Send it to be reviewed" }).ClickAsync();
        await Expect(edith.GetByText("Confirm each of what was found, or change it first").First).ToBeVisibleAsync();
        await edith.GetByLabel("Nobody can be found by it").CheckAsync();
        await edith.GetByRole(AriaRole.Button, new() { Name = "Send it to be reviewed" }).ClickAsync();
        await Expect(edith.GetByText("Sent. Somebody else reviews it now.")).ToBeVisibleAsync();

        var omar = await SignInAsEditorAsync("omar", telephone, scripts);
        await omar.GetByRole(AriaRole.Link, new() { Name = "The teacher" }).ClickAsync();
        await CheckAsync(omar, scripts, "story-4-review");
        await omar.GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
        await Expect(omar.GetByText("Published. Everybody can read it.")).ToBeVisibleAsync();
        await CheckAsync(omar, scripts, "story-5-published");
    }

    [Fact]
    public async Task What_is_typed_survives_the_browser_and_two_who_write_at_once_are_told_and_lose_nothing()
    {
        await OpenCentreAsync();
        var edith = await SignInAsEditorAsync("edith", telephone: false, scripts: true);
        await edith.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await edith.GetByLabel("Title").FillAsync("The teacher");
        await edith.GetByLabel("The story").FillAsync("One.\n\nTwo.");
        await edith.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(edith.GetByText("It is saved as a new version.")).ToBeVisibleAsync();
        var path = new Uri(edith.Url).AbsolutePath;

        var omar = await SignInAsEditorAsync("omar", telephone: false, scripts: true);
        await omar.GotoAsync(path);
        await omar.GetByLabel("The story").FillAsync("One.\n\nTwo, his.");
        await Expect(omar.Locator("#keeping")).ToHaveTextAsync("What you typed is kept. Save it when it is ready.");
        await edith.GetByLabel("The story").FillAsync("One.\n\nTwo, hers.");
        await Expect(edith.GetByText("Somebody else writes at this story now")).ToBeVisibleAsync();
        await edith.ShouldBeAccessibleAsync();

        // His browser is closed, and what he typed is there when he comes back.
        await omar.Context.CloseAsync();
        omar = await SignInAsync("omar", "/stories", Screen.Laptop, scripts: true);
        await omar.GotoAsync(path);
        await Expect(omar.GetByLabel("The story")).ToHaveValueAsync("One.\n\nTwo, his.");
        await edith.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(edith.GetByText("It is saved as a new version.")).ToBeVisibleAsync();

        await omar.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(omar.GetByText("Somebody else saved while you were writing")).ToBeVisibleAsync();
        await Expect(omar.Locator(".both p")).ToHaveTextAsync(["Two, his.", "Two, hers."]);
        await omar.ShouldBeAccessibleAsync();
        await omar.PictureAsync("story-6-both");
        await omar.GetByLabel("The story").FillAsync("One.\n\nTwo, theirs together.");
        await omar.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(omar.GetByText("It is saved as a new version.")).ToBeVisibleAsync();
    }

    private async Task JotAsync(bool telephone, bool scripts)
    {
        var vera = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await vera.Button("Next contact").ClickAsync();
        await vera.Page.GetByText("Worth telling?").ClickAsync();
        await vera.Page.GetByLabel("What happened").FillAsync("A teacher listened for a long while.");
        if (scripts)
            await vera.ShouldBeAccessibleAsync();
        await vera.Page.PictureAsync("story-0-jotting");
        await vera.Button("Keep it for the editors").ClickAsync();
        await Expect(vera.Page.GetByText("Kept for your editors.")).ToBeVisibleAsync();
        if (!scripts)
            await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Back to calling" }).ClickAsync();
        // The call goes on.
        await Expect(vera.Button("Dial")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsEditorAsync(string name, bool telephone, bool scripts)
    {
        await Bank.System.AddPersonAsync(name, Centre, Role.Editor);
        return await SignInAsync(name, "/stories", Size(telephone), scripts);
    }

    private static async Task CheckAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
