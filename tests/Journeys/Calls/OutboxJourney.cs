using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

/// <summary>What was entered and has not reached the server: where it waits, and what becomes of it.</summary>
public sealed class OutboxJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    /// <summary>All that the browser keeps, as whoever has it in hand can read it.</summary>
    private const string ReadKept = """
        async () => {
          if (!(await indexedDB.databases()).some((one) => one.name === "ledgerline-outbox")) return { entries: 0, keys: 0, isKeyReadable: false, text: "" };
          const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
          const database = await done(indexedDB.open("ledgerline-outbox"));
          const stores = database.transaction(["entries", "keys"]);
          const [entries, names, keys] = await Promise.all(
            [done(stores.objectStore("entries").getAll()), done(stores.objectStore("entries").getAllKeys()), done(stores.objectStore("keys").getAll())]);
          database.close();
          const text = entries.map((entry) => new TextDecoder().decode(entry.sealed)).join() + names.join() + JSON.stringify(entries) + JSON.stringify({ ...localStorage, ...sessionStorage });
          return { entries: entries.length, keys: keys.length, isKeyReadable: keys.some((key) => key.extractable), text };
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_outlives_its_page_sealed_and_any_page_sends_it(bool telephone)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone));
        await desk.NextAsync();
        var context = desk.Page.Context;
        await context.SetOfflineAsync(true);
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Name(1).PressAsync("Enter");
        await Expect(desk.Page.GetByText("No network: one person not sent yet. Nothing is lost")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("18-outbox-waits");
        var kept = await desk.Page.EvaluateAsync<Kept>(ReadKept);
        (kept.Entries, kept.Keys, kept.IsKeyReadable).ShouldBe((1, 1, false));
        kept.Text.ShouldNotContain("Amber");
        kept.Text.ShouldNotContain("Party");
        await desk.Page.CloseAsync();
        await context.SetOfflineAsync(false);

        var shift = await context.NewPageAsync();
        await shift.GotoAsync("/shift");
        await Expect(shift.Locator(".outbox")).ToHaveTextAsync("All saved.");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
        (await shift.EvaluateAsync<Kept>(ReadKept)).Entries.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signing_out_says_what_would_be_lost_and_then_wipes_it(bool telephone)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone));
        await desk.NextAsync();
        await desk.Page.RouteAsync("**/live/person", route => route.AbortAsync());
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Name(1).PressAsync("Enter");
        await desk.Button("Sign out").ClickAsync();
        await Expect(desk.Page.GetByText("Not sent yet: one person. Signing out deletes it from this device.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("18-outbox-leaving");
        await desk.Page.EvaluateAsync("localStorage.setItem('anything', 'else')");
        await desk.Button("Sign out").ClickAsync();
        await desk.Page.WaitForURLAsync("**/sign-in*", new() { WaitUntil = WaitUntilState.Commit });
        var kept = await desk.Page.EvaluateAsync<Kept>(ReadKept);
        (kept.Entries, kept.Keys).ShouldBe((0, 0));
        // The browser has been told so as well (Clear-Site-Data).
        (await desk.Page.EvaluateAsync<string?>("localStorage.getItem('anything')")).ShouldBeNull();
    }

    [Fact]
    public async Task What_one_volunteer_left_waiting_is_sent_when_she_signs_in_again_and_not_by_another()
    {
        await OpenCentreAsync();
        await Bank.System.AddPersonAsync("ben", Centre, Role.Volunteer);
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.Page.RouteAsync("**/live/person", route => route.AbortAsync());
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Name(1).PressAsync("Enter");
        await Expect(desk.Page.GetByText("No network: one person not sent yet.")).ToBeVisibleAsync();

        await SignInAgainAsync(desk.Page, "ben");
        await Expect(desk.Page.Locator(".outbox")).ToHaveTextAsync("All saved.");
        (await HeldOfAsync("vera")).ShouldBeEmpty();
        await desk.Button("Sign out").ClickAsync();
        await Expect(desk.Page.GetByText("Something of another volunteer waits on this device")).ToBeVisibleAsync();

        await SignInAgainAsync(desk.Page, "vera");
        await Expect(desk.Page.Locator(".outbox")).ToHaveTextAsync("All saved.");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }

    /// <summary>Her session is over; somebody signs in at the same browser.</summary>
    private static async Task SignInAgainAsync(IPage page, string name)
    {
        await page.GotoAsync("/en");
        await page.UnrouteAllAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/call", new() { WaitUntil = WaitUntilState.Commit });
    }

    private sealed class Kept
    {
        public int Entries { get; set; }

        public int Keys { get; set; }

        public bool IsKeyReadable { get; set; }

        public string Text { get; set; } = "";
    }
}
