using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Register.Sealing;

/// <summary>Seals every few seconds what is due. A failed run is tried again; a broken register stops it for good and says why.</summary>
internal sealed class Sealer(IServiceScopeFactory scopes, Database database, RegisterOptions options, TimeProvider time, ILogger<Sealer> log)
    : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan Interval => TimeSpan.FromTicks(Math.Clamp(options.Hold.Ticks / 4, Shortest.Ticks, Longest.Ticks));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wiped = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // A crash between a seal and its wipe leaves freed space behind.
                if (!wiped)
                    await database.WipeFreedSpaceAsync(CloseDeclarations.Tables(database), stoppingToken);
                wiped = true;
                await SealAsync(stoppingToken);
                await Task.Delay(Interval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (BrokenRegisterException broken)
            {
                log.LogCritical(broken, "Sealing has stopped, because the register contradicts itself. Nothing was written. Look before you start again.");
                return;
            }
            catch (Exception outage)
            {
                log.LogError(outage, "Sealing failed and is tried again in {Interval}.", Interval);
                await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SealAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var count = await scope.ServiceProvider.GetRequiredService<SealBatch>().RunAsync(cancel);
        if (count > 0)
            log.LogInformation("Sealed {Count} declarations.", count);
    }
}
