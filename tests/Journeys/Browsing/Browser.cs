using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Browsing;

/// <summary>A real Chromium, Debian's, started once for the tests of this process.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly ConcurrentQueue<string> _brokenPolicies = new();
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Headless = true,
            Args = Arguments,
        }));
    }

    /// <summary>A window of its own: no cookie, no storage shared with another.</summary>
    public async Task<IPage> OpenAsync(Uri site, Screen? screen = null, bool scripts = true)
    {
        var size = screen ?? Screen.Laptop;
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = new() { Width = size.Width, Height = size.Height },
            HasTouch = size == Screen.Telephone,
            JavaScriptEnabled = scripts,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(10_000);
        context.Console += (_, message) => Hear(message);
        return await context.NewPageAsync();
    }

    /// <summary>What any page of any journey did against its content security policy, Trusted Types among it.</summary>
    public IReadOnlyCollection<string> BrokenPolicies => _brokenPolicies;

    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error" && (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("Trusted", StringComparison.Ordinal)))
            _brokenPolicies.Enqueue($"{message.Page?.Url}: {message.Text}");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>The two sizes that every page is tried at.</summary>
public sealed record Screen(int Width, int Height)
{
    public static Screen Telephone { get; } = new(360, 740);

    public static Screen Laptop { get; } = new(1280, 720);
}
