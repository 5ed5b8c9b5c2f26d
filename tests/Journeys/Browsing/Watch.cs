using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Browsing;

/// <summary>
/// Notes, while somebody goes through pages, what no page may ever do: ask another origin for something, break the content security policy or
/// fail in a script, open a dialog, link to a thing that is not there.
/// </summary>
public sealed class Watch
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _cookies = new();
    private readonly string _origin;

    private Watch(IPage page, Uri site)
    {
        _origin = site.GetLeftPart(UriPartial.Authority) + "/";
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => _faults.Enqueue($"a script failed: {error}");
        page.Context.Request += (_, request) => Look(request);
        page.Context.Response += (_, response) => Look(response);
        page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"a dialog opened: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public static Watch Over(IPage page, Uri site) => new(page, site);

    public void ShouldHaveSeenNoFault() => _faults.ShouldBeEmpty();

    public void ShouldHaveSeenNoCookie() => _cookies.ShouldBeEmpty();

    /// <summary>Chromium reports a broken content security policy as an error, and also every refusal of the page itself, which a journey may want.</summary>
    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            _faults.Enqueue($"the console says: {message.Text}");
    }

    private void Look(IRequest request)
    {
        if (!request.Url.StartsWith(_origin, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            _faults.Enqueue($"another origin was asked: {request.Url}");
    }

    private void Look(IResponse response)
    {
        if (response.Headers.ContainsKey("set-cookie"))
            _cookies.Enqueue(response.Url);
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            _faults.Enqueue($"{response.Status} for {response.Url}");
    }
}
