using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank;

/// <summary>Every few minutes forgets what need not be kept any longer. Several processes may do it at once.</summary>
internal sealed class TidyUp(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TidyUp> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunAsync(stoppingToken);
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetOldCalls>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<ForgetNeverCalled>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<Uploads>().DropOldAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<ForgetFinished>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<EndLeftShifts>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<ForgetOldWeeks>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<ForgetPractised>().RunAsync(cancel);
        }
#pragma warning disable CA1031 // An outage of the database ends this run, not the next.
        catch (Exception outage) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(outage, "Tidying up failed; it is tried again in {Interval}.", Interval);
        }
    }
}
