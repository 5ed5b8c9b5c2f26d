using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Does what was decided of lists, every few seconds where there is something to do.</summary>
internal sealed class SettleLists(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SettleLists> log) : RepeatedWork(scopes, clock, TimeSpan.FromSeconds(5), log)
{
    public static async Task RunAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SettleAsync(scope.ServiceProvider, cancel);
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken cancel) => SettleAsync(services, cancel);

    private static async Task SettleAsync(IServiceProvider services, CancellationToken cancel)
    {
        var settle = services.GetRequiredService<SettleList>();
        foreach (var list in await settle.UnsettledAsync(cancel))
            await settle.RunAsync(list, cancel);
    }
}
