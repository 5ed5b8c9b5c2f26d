using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Scripts;

public sealed class NewYearJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string HongKong = "Asia/Hong_Kong";

    private const string English =
        """
        ---
        morning: Good morning
        afternoon: Good afternoon
        evening: Good evening
        hello: Hello
        season: 2027-01-01 2027-01-07 Happy New Year!
        ---
        {greeting}, {name}. {season} You can hang up at any time.
        """;

    private const string Chinese =
        """
        ---
        morning: 早上好
        afternoon: 下午好
        evening: 晚上好
        hello: 您好
        season: 2027-01-01 2027-01-07 新年快乐！
        ---
        {name}，{greeting}！{season}您随时可以挂断。
        """;

    /// <summary>Scenario 15: a campaign with its own greeting runs for a week in three time zones; its script differs by language.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task New_Year_is_wished_by_the_calendar_and_the_clock_of_whoever_is_called(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0, new CallingHours(9 * 60, 20 * 60), new DateTimeOffset(2027, 1, 1, 0, 30, 0, TimeSpan.Zero));
        await WriteScriptsAsync(await SignInAsCoordinatorAsync(Size(telephone), scripts), scripts);
        foreach (var index in Enumerable.Range(1, 2))
        {
            await AddAsync(Bank.American(index), Bank.Washington, $"Willow {index}");
            await AddAsync(Bank.British(index), Bank.London, $"Amber {index}");
            await AddAsync(Bank.British(500 + index), HongKong, $"River {index}");
        }

        Task SayAsync(string name, string english, string chinese) => ShouldSayAsync(telephone, scripts, name, english, chinese);

        // By UTC it is New Year; in Washington it is the evening before. In London and Hong Kong nobody is called at this hour.
        await SayAsync("Willow 1", "Good evening, Willow 1. You can hang up", "Willow 1，晚上好！您随时");
        Bank.Clock.Set(new DateTimeOffset(2027, 1, 1, 1, 30, 0, TimeSpan.Zero));
        await SayAsync("River 1", "Good morning, River 1. Happy New Year! You can", "River 1，早上好！新年快乐！您随时");
        Bank.Clock.Set(new DateTimeOffset(2027, 1, 4, 13, 0, 0, TimeSpan.Zero));
        await SayAsync("Amber 1", "Good afternoon, Amber 1. Happy New Year! You can", "Amber 1，下午好！新年快乐！您随时");
        // By UTC the week is over; in Washington it is not.
        Bank.Clock.Set(new DateTimeOffset(2027, 1, 8, 0, 30, 0, TimeSpan.Zero));
        await SayAsync("Willow 2", "Good evening, Willow 2. Happy New Year! You can", "Willow 2，晚上好！新年快乐！您随时");
        Bank.Clock.Set(new DateTimeOffset(2027, 1, 8, 2, 0, 0, TimeSpan.Zero));
        await SayAsync("River 2", "Good morning, River 2. You can", "River 2，早上好！您随时");
        Bank.Clock.Set(new DateTimeOffset(2027, 1, 8, 10, 0, 0, TimeSpan.Zero));
        await SayAsync("Amber 2", "Good morning, Amber 2. You can", "Amber 2，早上好！您随时");
    }

    /// <summary>A shift of another day: she signs in anew, calls the one person who can be called at this hour, and reads both scripts.</summary>
    private async Task ShouldSayAsync(bool telephone, bool scripts, string name, string english, string chinese)
    {
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await Expect(desk.Heading).ToHaveTextAsync(name);
        var words = desk.Page.Locator(".script-text:visible");
        await Expect(words).ToContainTextAsync(english);
        await desk.Page.GetByRole(AriaRole.Radio, new() { Name = "中文" }).CheckAsync();
        await Expect(words).ToContainTextAsync(chinese);
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();
    }

    /// <summary>The campaign's own greeting, in each language that it calls in.</summary>
    private async Task WriteScriptsAsync(IPage page, bool scripts)
    {
        await page.GotoAsync($"/centre/campaigns/{Campaign}/script");
        await SaveAsync(English);
        await page.Locator("#other-language").SelectOptionAsync("zh-Hans");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write in this language" }).ClickAsync();
        await Expect(page.GetByText("There is no script in this language yet.")).ToBeVisibleAsync();
        await SaveAsync(Chinese);
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("17-script-new-year");

        async Task SaveAsync(string script)
        {
            await page.GetByRole(AriaRole.Textbox).FillAsync(script);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.GetByText("The script is saved.")).ToBeVisibleAsync();
        }
    }

    /// <summary>A mobile telephone rings where its owner is: the list says where that is.</summary>
    private Task<bool> AddAsync(PhoneNumber number, string zone, string name) => Bank.DbAsync(async db =>
    {
        var (vault, keys) = (Bank.System.Services.GetRequiredService<NumberVault>(), Bank.System.Services.GetRequiredService<KeyRing>());
        await using var write = await db.BeginWriteAsync();
        var contact = new NewContact(ContactId.New(), vault.Hash(number), vault.Seal(number), zone, keys.Seal(KeyPurpose.Note, name), null, Bank.Clock.GetUtcNow());
        await InsertContacts.InsertAsync(db, Campaign, null, [contact], default);
        await write.CommitAsync();
        return true;
    });
}
