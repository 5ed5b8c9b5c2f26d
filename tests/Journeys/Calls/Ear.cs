using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Calls;

/// <summary>Hears what a browser complains of while somebody works in it: errors of scripts, broken policies, other origins.</summary>
internal sealed class Ear
{
    private readonly ConcurrentQueue<string> _heard = new();

    public Ear(IBrowserContext context, Uri site)
    {
        context.Console += (_, message) =>
        {
            // That the network is away, or that something was refused, is part of some journeys; a failed server is noticed there.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _heard.Enqueue(message.Text);
        };
        context.WebError += (_, error) => _heard.Enqueue(error.Error);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsAbsoluteUri: true, Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != site.Authority)
                _heard.Enqueue($"asks another origin: {request.Url}");
        };
    }

    public IReadOnlyList<string> Heard => [.. _heard];
}
