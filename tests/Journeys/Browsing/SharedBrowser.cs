using Ledgerline.Journeys.Browsing;

[assembly: AssemblyFixture(typeof(SharedBrowser))]
// One more than CI has cores: a browser waits more than it works.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Ledgerline.Journeys.Browsing;

/// <summary>One Chromium for all journeys.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private Browser? _browser;

    public Browser Browser => _browser ?? throw new InvalidOperationException("The browser is not started.");

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    /// <summary>A policy that a page has broken fails the run, in whichever journey it was.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        _browser.BrokenPolicies.ShouldBeEmpty();
    }
}
