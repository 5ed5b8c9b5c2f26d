using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Imports, one after the other, the lists that wait for it: those of this process at once, and within a few seconds those that another process, or this one
/// before it was started again, has not finished.
/// </summary>
internal sealed class ImportLists(IServiceScopeFactory scopes, ImportBell bell, TimeProvider clock, ILogger<ImportLists> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(scopes, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception outage)
            {
                log.LogError(outage, "An import failed; it goes on in a few minutes from where it was.");
            }

            await bell.WaitAsync(Interval, clock, stoppingToken);
        }
    }

    /// <summary>Imports whatever waits, until nothing does.</summary>
    public static async Task RunAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var import = scope.ServiceProvider.GetRequiredService<RunImport>();
            if (await import.TakeAsync(cancel) is not { } list)
                return;
            await import.RunAsync(list, cancel);
        }
    }
}
