using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Does what was decided of lists, every few seconds where there is something to do. Several processes may do it at once.</summary>
internal sealed class SettleLists(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SettleLists> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(scopes, stoppingToken);
            }
#pragma warning disable CA1031 // An outage of the database ends this run, not the next.
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(outage, "What was decided of a list could not be done to its end; it goes on in {Interval}.", Interval);
            }
        }
    }

    public static async Task RunAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settle = scope.ServiceProvider.GetRequiredService<SettleList>();
        foreach (var list in await settle.UnsettledAsync(cancel))
            await settle.RunAsync(list, cancel);
    }
}
