using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys;

/// <summary>From the invitation to a passkey, and the codes of an app, in a browser with an authenticator of its own.</summary>
public sealed class WaysInJourney(SharedBrowser shared)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_who_is_invited_makes_a_passkey_and_signs_in_with_a_finger(bool telephone)
    {
        await using var system = await StartAsync();
        var screen = telephone ? Screen.Telephone : Screen.Laptop;
        var code = await InviteAsync(system, screen);
        var page = await OpenAsync(system, screen);
        var watch = Watch.Over(page, Site(system));
        await using var finger = await Finger.OfAsync(page);

        await page.GotoAsync("/join");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("The code of your invitation").FillAsync(code.Replace("-", " ", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your invitation" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await Expect(page.GetByLabel("Your sign-in name")).ToHaveValueAsync("Eva");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/practice", new() { WaitUntil = WaitUntilState.Commit });

        await page.GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
        await Expect(page.GetByText("You have 1 passkey.")).ToBeVisibleAsync();
        await Expect(page.GetByText("You have no password.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await SignOutAsync(page);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/practice", new() { WaitUntil = WaitUntilState.Commit });

        await page.GotoAsync("/account/passkeys");
        await Expect(page.GetByText("This browser has no passkeys")).ToBeHiddenAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Without a name" }).ClickAsync();
        await Expect(page.GetByText("This is your only way to sign in.").First).ToBeVisibleAsync();
        watch.ShouldHaveSeenNoFault();
    }

    [Fact]
    public async Task Who_has_no_finger_at_hand_is_told_so_and_goes_on_with_a_password()
    {
        await using var system = await StartAsync();
        var code = await InviteAsync(system, Screen.Laptop);
        var page = await OpenAsync(system, Screen.Laptop);
        await using var finger = await Finger.OfAsync(page, verifies: false);
        await page.GotoAsync($"/join/{code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.GetByText("That did not work.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();

        await page.GetByLabel("Password").FillAsync("seven purple kettles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with this password from now on" }).ClickAsync();

        await page.WaitForURLAsync("**/practice", new() { WaitUntil = WaitUntilState.Commit });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Codes_from_an_app_are_turned_on_and_asked_for_with_and_without_scripts(bool scripts)
    {
        await using var system = await StartAsync();
        var page = await OpenAsync(system, Screen.Telephone, scripts);
        await SignInAsync(page, "carla");
        await page.GotoAsync("/account/codes");
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("The code that the app shows now").FillAsync(CodeApp.Show(await page.Locator("#code-secret").InnerTextAsync(), system.Clock));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#recovery-codes code")).ToHaveCountAsync(8);
        var recovery = await page.Locator("#recovery-codes code").AllInnerTextsAsync();
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await SignOutAsync(page);

        await SignInAsync(page, "carla");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your code" })).ToBeVisibleAsync();
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Your code").FillAsync("000000");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("This code is not right").First).ToBeVisibleAsync();
        await page.GetByLabel("Your code").FillAsync(recovery[3]);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/centre/**", new() { WaitUntil = WaitUntilState.Commit });
    }

    private static async Task<TestSystem> StartAsync()
    {
        var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        await system.AddPersonAsync("carla", await system.AddCentreAsync(), Role.Coordinator);
        return system;
    }

    /// <summary>A passkey belongs to a name; an address in figures has none.</summary>
    private static Uri Site(TestSystem system) => new UriBuilder(system.Url) { Host = "localhost" }.Uri;

    private Task<IPage> OpenAsync(TestSystem system, Screen screen, bool scripts = true) => shared.Browser.OpenAsync(Site(system), screen, scripts);

    private async Task<string> InviteAsync(TestSystem system, Screen screen)
    {
        var page = await OpenAsync(system, screen);
        await SignInAsync(page, "carla");
        await page.GotoAsync("/centre/people");
        await page.GetByLabel("Sign-in name").FillAsync("Eva");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Eva is invited.").WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        return await page.Locator("#invitation-code").InnerTextAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    private static async Task SignInAsync(IPage page, string name)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>The browser's own authenticator, as a device has one with a reader for fingers.</summary>
    private sealed class Finger(ICDPSession session) : IAsyncDisposable
    {
        public static async Task<Finger> OfAsync(IPage page, bool verifies = true)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = verifies,
                },
            });
            return new Finger(session);
        }

        public async ValueTask DisposeAsync() => await session.DetachAsync();
    }
}
