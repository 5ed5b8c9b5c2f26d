using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Sessions;

/// <summary>
/// Ends all that somebody has open from the next request on, in every process: her sessions, and a sign-in of which only the password was given yet. Within the
/// caller's transaction.
/// </summary>
internal sealed class EndEverySession(LedgerlineDb db, UserManager<Person> people)
{
    public async Task OfAsync(Person person, CancellationToken cancel)
    {
        await db.Set<Session>().Where(one => one.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await people.UpdateSecurityStampAsync(person);
    }
}
