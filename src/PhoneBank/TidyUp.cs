using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank;

/// <summary>Every few minutes forgets what need not be kept any longer.</summary>
internal sealed class TidyUp(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TidyUp> log) : RepeatedWork(scopes, clock, TimeSpan.FromMinutes(5), log)
{
    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<ForgetOldCalls>().RunAsync(cancel);
        await services.GetRequiredService<ForgetNeverCalled>().RunAsync(cancel);
        await services.GetRequiredService<Uploads>().DropOldAsync(cancel);
        await services.GetRequiredService<ForgetFinished>().RunAsync(cancel);
        await services.GetRequiredService<EndLeftShifts>().RunAsync(cancel);
        await services.GetRequiredService<ForgetOldWeeks>().RunAsync(cancel);
        await services.GetRequiredService<ForgetPractised>().RunAsync(cancel);
    }
}
