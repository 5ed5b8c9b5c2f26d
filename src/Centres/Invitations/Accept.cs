using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Invitations;

/// <param name="Name">The sign-in name that is offered, or that the account has.</param>
/// <param name="Person">The account, if it opens one that is there.</param>
internal sealed record Invited(string Name, Guid? Person);

/// <summary>Accepts an invitation: makes the account, or gives the one that is there a new way in, by which those from before are gone.</summary>
internal sealed class Accept(LedgerlineDb db, AddPerson addPerson, UserManager<Person> people, EndEverySession end, AuditTrail audit, KeyRing keys, TimeProvider clock)
{
    /// <returns>Null where the code opens nothing: it is wrong, was used, taken back, or is too old.</returns>
    public async Task<Invited?> LookAsync(string code, CancellationToken cancel = default) =>
        await Find(code).Select(one => new Invited(one.Name, one.PersonId)).SingleOrDefaultAsync(cancel);

    /// <param name="way">The password or the passkey with which she will sign in.</param>
    /// <returns>The account, or why not. Neither, where the code opens nothing any more.</returns>
    public async Task<(Person? Person, AddPersonRefusal? Refusal)> AcceptAsync(string code, string name, NewWayIn way, CancellationToken cancel = default)
    {
        var passwordHash = way.Password is { } password ? addPerson.Hash(password) : null;
        await using var write = await db.BeginWriteAsync(cancel);
        var found = await Find(code).AsNoTracking().SingleOrDefaultAsync(cancel);
        // Of two with the same code at the same moment one goes on.
        if (found is null || await db.Set<Invitation>().Where(one => one.Id == found.Id).ExecuteDeleteAsync(cancel) == 0)
            return (null, null);
        var centre = new CentreId(found.CentreId);
        var id = found.PersonId;
        if (found.Role is { } role)
        {
            var (added, refusal) = await addPerson.AddAsync(way.PersonId, name, passwordHash, centre, [role]);
            if (refusal is not null)
                return (null, refusal);
            id = added!.Value.Value;
        }

        var person = await db.Set<Person>().SingleAsync(one => one.Id == id, cancel);
        if (found.PersonId is not null)
            await ReplaceAsync(person, passwordHash, cancel);
        if (way.Passkey is { } passkey)
            await people.AddOrUpdatePasskeyAsync(person, passkey);
        audit.Record(new Actor(new PersonId(person.Id), centre, person.UserName!), "invitation-accepted", person.Id);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return (person, null);
    }

    private async Task ReplaceAsync(Person person, string? passwordHash, CancellationToken cancel)
    {
        await db.Set<Passkey>().Where(one => one.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await db.Set<RecoveryCode>().Where(one => one.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        person.CodeSecretSealed = null;
        person.PasswordHash = passwordHash;
        await end.OfAsync(person, cancel);
    }

    private IQueryable<Invitation> Find(string code)
    {
        var hash = keys.Hash(KeyPurpose.Invitation, code);
        var now = clock.GetUtcNow();
        return db.Set<Invitation>().Where(one => one.CodeHash == hash && one.ExpiresAt > now);
    }
}

/// <summary>With what somebody will sign in: one of the two.</summary>
/// <param name="PersonId">The id that the passkey was made for; of an account that is to be made, the one that it gets.</param>
internal sealed record NewWayIn(string? Password, UserPasskeyInfo? Passkey, Guid PersonId);
