using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Scripts;

public sealed class ScriptJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_volunteer_clicks_through_the_script_and_nothing_moves(bool telephone)
    {
        await OpenCentreAsync();
        await SetScriptAsync(ReadyScripts.In("en")!);
        await SetScriptAsync(ReadyScripts.In("zh-Hans")!, "zh-Hans");
        var desk = await SignInAsync(screen: Size(telephone));
        await desk.NextAsync();
        var (page, script) = (desk.Page, desk.Page.Locator("details.script"));
        await Expect(script.GetByText("My name is")).ToBeVisibleAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeHiddenAsync();
        var place = await PlaceOfWorkAsync(page);
        await page.PictureAsync("17-script-opening", whole: false);
        await desk.FillAsync(1, "Amber Field", Organisations.Party);

        await script.GetByRole(AriaRole.Link, new() { Name = "Says nothing" }).ClickAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeVisibleAsync();
        await Expect(script.GetByText("My name is")).ToBeHiddenAsync();
        await page.PictureAsync("17-script-step", whole: false);
        await script.GetByRole(AriaRole.Link, new() { Name = "Still there" }).PressAsync("Enter");
        await Expect(script.GetByText("What do you think about that?")).ToBeVisibleAsync();
        await script.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeVisibleAsync();
        await script.GetByRole(AriaRole.Button, new() { Name = "All of it" }).ClickAsync();
        await Expect(script.GetByText("My name is")).ToBeVisibleAsync();
        await script.GetByRole(AriaRole.Button, new() { Name = "All of it" }).ClickAsync();
        await script.GetByRole(AriaRole.Button, new() { Name = "Larger" }).ClickAsync();
        await script.GetByRole(AriaRole.Radio, new() { Name = "中文" }).CheckAsync();
        await Expect(script.GetByText("我姓")).ToBeVisibleAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeHiddenAsync();
        await desk.ShouldBeAccessibleAsync();
        await page.PictureAsync("17-script-large-chinese", whole: false);

        (await PlaceOfWorkAsync(page)).ShouldBe(place);
        page.Url.ShouldEndWith("/call");
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        (await page.EvaluateAsync<string>("JSON.stringify(Object.keys(localStorage).sort())")).ShouldBe("[\"ledgerline.script.language\",\"ledgerline.script.large\"]");
        await desk.FinishAsync();
        await desk.NextAsync();
        await Expect(page.Locator("details.script.large").GetByText("我姓")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_scripts_all_steps_stand_below_each_other_and_the_language_loses_nothing(bool telephone)
    {
        await OpenCentreAsync();
        await SetScriptAsync(ReadyScripts.In("en")!);
        await SetScriptAsync(ReadyScripts.In("zh-Hans")!, "zh-Hans");
        var desk = await SignInAsync(screen: Size(telephone), scripts: false);
        await desk.NextAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        var script = desk.Page.Locator("details.script");

        await script.GetByRole(AriaRole.Link, new() { Name = "Says nothing" }).ClickAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeInViewportAsync();
        await desk.Page.PictureAsync("17-script-without-scripts", whole: false);
        await script.GetByRole(AriaRole.Radio, new() { Name = "中文" }).CheckAsync();
        await Expect(script.GetByText("我姓")).ToBeVisibleAsync();
        await Expect(script.GetByText("Wait a little.")).ToBeHiddenAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Two_coordinators_write_at_once_and_the_second_is_shown_both(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "Autumn" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Script: what volunteers may say" }).ClickAsync();
        var box = page.GetByRole(AriaRole.Textbox);
        await box.FillAsync("Hello.\n\n[He says nothing](#silent)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Line 3: There is no step for the link").First).ToBeVisibleAsync();
        await box.FillAsync("Hello.\n\n[He says nothing](#silent)\n\n## Silent\n\nWait.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("#preview").GetByRole(AriaRole.Link, new() { Name = "He says nothing" })).ToBeVisibleAsync();
        await LookAsync(page, scripts, "18-script-preview");
        await SetScriptAsync("Theirs, meanwhile.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Somebody else saved version 2")).ToBeVisibleAsync();
        await Expect(page.GetByText("Theirs, meanwhile.")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "18-script-conflict");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("The script is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Version 2" }).ClickAsync();
        await LookAsync(page, scripts, "18-script-version");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this the newest version" }).ClickAsync();
        await Expect(box).ToHaveValueAsync("Theirs, meanwhile.");
        (await Bank.DbAsync(db => db.Set<Script>().CountAsync())).ShouldBe(4);
    }

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }

    private static Task<double> PlaceOfWorkAsync(IPage page) => page.EvaluateAsync<double>("document.querySelector('.call-work').getBoundingClientRect().top + scrollY");
}
