using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>
/// Lets anybody in again who has lost her way to sign in, whatever her work: for the operator at the machine, who has the key anyway. The way that she had stays
/// until she uses the new one.
/// </summary>
public sealed class LetInAgain(LedgerlineDb db, ILookupNormalizer normalizer, KeyRing keys, TimeProvider clock)
{
    /// <summary>Makes an invitation for the account of that sign-in name; one from before opens nothing any more.</summary>
    /// <returns>The path of the page on which it is used; null where nobody has this name, or she works nowhere any more.</returns>
    public async Task<string?> InviteAsync(string name, CancellationToken cancel = default)
    {
        var normalized = normalizer.NormalizeName(name.Trim());
        await using var write = await db.BeginWriteAsync(cancel);
        var found = await db.Set<Membership>().Where(m => m.Person!.NormalizedUserName == normalized).OrderBy(m => m.Centre!.Name)
            .Select(m => new { m.PersonId, m.Person!.UserName, m.CentreId }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        await db.Set<Invitation>().Where(one => one.PersonId == found.PersonId).ExecuteDeleteAsync(cancel);
        var (invitation, code) = Invitation.Make(keys, clock.GetUtcNow(), found.CentreId, found.UserName!, role: null, found.PersonId);
        db.Add(invitation);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return $"/join/{code}";
    }
}
