using Ledgerline.Centres;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Refusing;

/// <param name="Name">Null where she was let go.</param>
internal sealed record Account(PersonId Id, string? Name);

/// <summary>The accounts by which something may have been entered at a centre: who calls there, and who did and was let go. Nothing of how much each did.</summary>
internal sealed class FindAccounts(LedgerlineDb db, CentrePeople people)
{
    public async Task<IReadOnlyList<Account>> OfAsync(CentreId centre, CancellationToken cancel)
    {
        var here = await people.WhoCallAsync(centre, cancel);
        var ids = here.Select(person => person.Id).ToList();
        var gone = await db.Set<Shift>().Where(shift => shift.Centre == centre && !ids.Contains(shift.Volunteer)).Select(shift => shift.Volunteer).Distinct().ToListAsync(cancel);
        return [.. here.Select(person => new Account(person.Id, person.Name)), .. gone.OrderBy(id => id.Value).Select(id => new Account(id, null))];
    }

    /// <returns>Null when nobody with this id takes, or took, calls at the centre.</returns>
    public async Task<Account?> FindAsync(CentreId centre, PersonId id, CancellationToken cancel) =>
        (await OfAsync(centre, cancel)).FirstOrDefault(account => account.Id == id);
}
