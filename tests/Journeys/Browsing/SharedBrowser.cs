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

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
