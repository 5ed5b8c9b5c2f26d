using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Stories.Jottings;

/// <summary>Looks every few minutes whether a day is over at a centre.</summary>
internal sealed class DeliverEachDay(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliverEachDay> log) : RepeatedWork(scopes, clock, TimeSpan.FromMinutes(5), log)
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<DeliverJottings>().RunAsync(cancel);
}
