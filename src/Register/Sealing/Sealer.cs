using Ledgerline.Register.Declaring;
using Ledgerline.Register.Erasing;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reviewing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Register.Sealing;

/// <summary>
/// Seals every few seconds what is due, and publishes it. A failed run is tried again; a register that contradicts itself or what was published stops it
/// for good and says why.
/// </summary>
internal sealed class Sealer(
    IServiceScopeFactory scopes, Database database, SealerSeat seats, WitnessDesk witnesses, RegisterOptions options, TimeProvider time, ILogger<Sealer> log)
    : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenAsks = TimeSpan.FromSeconds(2);

    private string _lastWaiting = "";

    private TimeSpan Interval => TimeSpan.FromTicks(Math.Clamp(options.Hold.Ticks / 4, Shortest.Ticks, Longest.Ticks));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Interval;
            try
            {
                await using var seat = await seats.TryTakeAsync(stoppingToken);
                if (seat is null)
                    pause = BetweenAsks;
                else
                    await SealFromAsync(seat, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (BrokenRegisterException broken)
            {
                log.LogCritical("Sealing has stopped. {Why} Nothing more is sealed or published until you have looked and started again.", broken.Message);
                return;
            }
            catch (Exception outage)
            {
                log.LogError(outage, "Sealing failed and is tried again in {Interval}.", pause);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SealFromAsync(SealerSeat.Seat seat, CancellationToken cancel)
    {
        // A crash between a seal, or an erasure, and its wipe leaves freed space behind.
        await database.WipeFreedSpaceAsync([.. CloseDeclarations.Tables(database), .. EraseEntries.Tables(database)], cancel);
        await InScopeAsync<LogHistory>(history => witnesses.RequireAgreementAsync(history, cancel));
        await InScopeAsync<FillLists>(lists => lists.RunAsync(cancel));
        while (!cancel.IsCancellationRequested)
        {
            await seat.RequireAsync(cancel);
            await InScopeAsync<LogHistory>(history => history.RequireAsync(cancel));
            await InScopeAsync<CloseRefused>(refused => refused.RunAsync(cancel));
            await SealAsync(cancel);
            await PublishAsync(cancel);
            if (!await IndexAsync(cancel))
                await Task.Delay(Interval, time, cancel);
        }
    }

    private async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            await InScopeAsync<SealBatch>(async seal =>
            {
                if (await seal.RunAsync(cancel) is var count and > 0)
                    log.LogInformation("Sealed {Count}.", count);
            });
        }
        catch (NoLogException waiting)
        {
            if (_lastWaiting != waiting.Message)
                log.LogWarning("Nothing is sealed; what is declared is kept. {Why}", waiting.Message);
            _lastWaiting = waiting.Message;
        }
    }

    private async Task PublishAsync(CancellationToken cancel)
    {
        var isErased = false;
        await InScopeAsync<LedgerlineDb>(async db => isErased = await db.Set<StaleRecord>().AnyAsync(cancel));
        await InScopeAsync<PublishLog>(async publish =>
        {
            if (await publish.RunAsync(cancel) is { } size)
                log.LogInformation("Published {Size} leaves.", size);
        });
        if (!isErased)
            return;
        // A public site may erase, but its role may not vacuum.
        await database.WipeFreedSpaceAsync(EraseEntries.Tables(database), cancel);
        log.LogInformation("What was erased has left the public folder.");
    }

    /// <summary>A batch of the names that are not indexed yet, between two seals.</summary>
    private async Task<bool> IndexAsync(CancellationToken cancel)
    {
        var count = 0L;
        await InScopeAsync<IndexNames>(async index => count = await index.NextBatchAsync(cancel));
        if (count > 0)
            log.LogInformation("Indexed the names of {Count} leaves.", count);
        return count > 0;
    }

    private async Task InScopeAsync<T>(Func<T, Task> work)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
