using Ledgerline.Journeys.Browsing;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace Ledgerline.Journeys.Browsing;

/// <summary>One Chromium for all journeys.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private Browser? _browser;

    public Browser Browser => _browser ?? throw new InvalidOperationException("The browser is not started.");

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
