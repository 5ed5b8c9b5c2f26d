using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>
/// Who holds a role, for the question whether the last who does is about to lose it. Takes hold of their memberships for the rest of the write transaction, so that
/// of two who take it from each other at the same instant one comes second, and is refused. On SQLite the transaction itself does.
/// </summary>
internal static class Holders
{
    /// <param name="centre">Null for all centres.</param>
    /// <returns>Whether somebody other than this person holds the role and is not suspended. Whatever else the caller reads, it reads after this.</returns>
    public static async Task<bool> LockOthersAsync(this LedgerlineDb db, Role role, Guid? centre, Guid person, CancellationToken cancel)
    {
        if (db.Source.Engine == DatabaseEngine.PostgreSql)
        {
            await db.Database.ExecuteSqlAsync(
                $"""SELECT 1 FROM "centres"."memberships" WHERE role = {(int)role} AND ({centre == null} OR centre_id = {centre ?? Guid.Empty}) ORDER BY person_id, centre_id FOR UPDATE""", cancel);
        }

        return await db.Set<Membership>().AnyAsync(
            m => m.Role == role && (centre == null || m.CentreId == centre) && m.PersonId != person
                && !db.Set<Suspension>().Any(one => one.PersonId == m.PersonId && one.CentreId == m.CentreId),
            cancel);
    }
}
