using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>The canaries of a centre. There are few of them, so all are opened.</summary>
internal sealed class FindCanaries(LedgerlineDb db, KeyRing keys)
{
    /// <summary>Those whose telephone has not been taken out; the newest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, CanaryRecord Record)>> OfAsync(CentreId centre, CancellationToken cancel) =>
        [.. (await ReadAsync(centre, cancel)).Where(canary => canary.Record.Number is not null).OrderByDescending(canary => canary.Record.AddedAt).ThenBy(canary => canary.Id)];

    /// <summary>Their contacts, which no count of a centre's calls and people has in it; also of those that were taken out.</summary>
    public async Task<IReadOnlyList<ContactId>> ContactsOfAsync(CentreId centre, CancellationToken cancel) =>
        [.. (await ReadAsync(centre, cancel)).Select(canary => new ContactId(canary.Record.Contact))];

    private async Task<IEnumerable<(Guid Id, CanaryRecord Record)>> ReadAsync(CentreId centre, CancellationToken cancel) =>
        (await db.Set<Canary>().AsNoTracking().Where(canary => canary.Centre == centre).ToListAsync(cancel)).Select(canary => (canary.Id, canary.Open(keys)));
}
