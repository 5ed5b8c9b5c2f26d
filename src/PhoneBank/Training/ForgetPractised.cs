using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Forgets what was practised by those who practise no longer: let go, or admitted while a page of theirs was on its way.</summary>
internal sealed class ForgetPractised(LedgerlineDb db, Trainees trainees)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var practising = await trainees.EverywhereAsync(cancel);
        await db.Set<Practised>().Where(one => !practising.Contains(one.Volunteer)).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
