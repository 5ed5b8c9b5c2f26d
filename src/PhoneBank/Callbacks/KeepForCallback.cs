using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>Keeps a number on which a call was promised out of everybody's queue, in whatever campaign, until the grace of whoever promised it is over.</summary>
internal static class KeepForCallback
{
    /// <summary>Within the caller's transaction, once the promise is written.</summary>
    /// <param name="number">Null where somebody called us.</param>
    public static async Task KeepAsync(LedgerlineDb db, NumberId? number, CancellationToken cancel)
    {
        if (number is null || await db.Set<Contact>().Where(c => c.Number == number && c.State == ContactState.CallBack).MaxAsync(c => c.CallbackAt, cancel) is not { } last)
            return;
        var until = last + Leases.CallbackGrace;
        await db.Set<Number>().Where(n => n.Id == number && n.NotBefore < until).ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, until), cancel);
    }
}
