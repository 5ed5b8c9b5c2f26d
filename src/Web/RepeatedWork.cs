using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Web;

/// <summary>Does something every few minutes, in a scope of its own each time. An outage ends that time, not the next; several processes may do it at once.</summary>
/// <param name="interval">How long it waits in between.</param>
public abstract class RepeatedWork(IServiceScopeFactory scopes, TimeProvider clock, TimeSpan interval, ILogger log) : BackgroundService
{
    /// <summary>Once.</summary>
    protected abstract Task RunAsync(IServiceProvider services, CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(stoppingToken);
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, cancel);
        }
#pragma warning disable CA1031 // An outage of the database ends this run, not the next.
        catch (Exception outage) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(outage, "{Work} failed; it is tried again in {Interval}.", GetType().Name, interval);
        }
    }
}
