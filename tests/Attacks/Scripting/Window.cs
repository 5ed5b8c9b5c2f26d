using Ledgerline.Attacks.Ground;
using Ledgerline.Journeys.Browsing;
using Microsoft.Playwright;

namespace Ledgerline.Attacks.Scripting;

/// <summary>A real browser's window that shows what the server answered, and tells what became of the payloads in it.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>Runs ahead of every page, and is no part of it: the policy does not hold for it.</summary>
    private const string Listener = """
        window.faults = [];
        window.pwn = (number) => window.faults.push(`ran ${number}`);
        window.alert = window.confirm = window.prompt = () => window.faults.push("a dialog opened");
        addEventListener("securitypolicyviolation", (event) => window.faults.push(`${event.violatedDirective} was broken by ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
        """;

    private const string Look = """
        () => [
          ...window.faults,
          ...[...document.querySelectorAll("[data-pwn]")].map((element) => `an element: ${element.outerHTML.slice(0, 150)}`),
          ...[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes])
            .filter((attribute) => attribute.name.startsWith("on") || (["href", "src", "action", "formaction", "xlink:href"].includes(attribute.name) && /^[\s\0]*(javascript|data:text)/i.test(attribute.value)))
            .map((attribute) => `an attribute: ${attribute.name}=${attribute.value.slice(0, 150)}`),
        ]
        """;

    private readonly IPage _page;
    private readonly Uri _site;
    private (string Url, Answer Answer) _next = ("", null!);

    private Window(IPage page, Uri site) => (_page, _site) = (page, site);

    public static async Task<Window> OpenAsync(Browser browser, Uri site)
    {
        var window = new Window(await browser.OpenAsync(site), site);
        // However busy the machine is: this is no test of how long a page takes.
        window._page.SetDefaultNavigationTimeout(120_000);
        await window._page.AddInitScriptAsync(Listener);
        await window._page.RouteAsync("**/*", window.AnswerAsync);
        return window;
    }

    /// <summary>Shows an answer, a file too, as if the browser had sent the request itself; what the page then asks for comes from the server, with <paramref name="who"/>'s cookies.</summary>
    /// <returns>What is wrong with it.</returns>
    public async Task<IReadOnlyList<string>> ShowAsync(Visitor who, string address, Answer answer)
    {
        await _page.Context.ClearCookiesAsync();
        await _page.Context.AddCookiesAsync(who.Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = _site.ToString() }));
        _next = (new Uri(_site, address).ToString().Split('#')[0], answer);
        await _page.GotoAsync(_next.Url);
        return await _page.EvaluateAsync<string[]>(Look);
    }

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();

    private Task AnswerAsync(IRoute route) => route.Request.IsNavigationRequest
        ? route.FulfillAsync(new() { Status = _next.Answer.Status, Headers = _next.Answer.HeaderLines.Where(header => header.Key != "Content-Disposition"), Body = _next.Answer.Body })
        : route.ContinueAsync();
}
