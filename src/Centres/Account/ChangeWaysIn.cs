using Ledgerline.Centres.People;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Account;

/// <summary>
/// Changes how somebody signs in, for herself. Whatever she takes away, a way in is left to her. What is audited says that it was changed, never to what.
/// </summary>
internal sealed class ChangeWaysIn(LedgerlineDb db, UserManager<Person> people, AuditTrail audit, KeyRing keys)
{
    /// <summary>More than anybody has devices.</summary>
    public const int MostPasskeys = 20;

    /// <returns>False where she has as many as can be.</returns>
    public async Task<bool> AddPasskeyAsync(Actor actor, UserPasskeyInfo passkey, string? name, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Passkey>().CountAsync(one => one.PersonId == actor.Person.Value, cancel) >= MostPasskeys)
            return false;
        passkey.Name = name;
        await people.AddOrUpdatePasskeyAsync(await PersonAsync(actor, cancel), passkey);
        audit.Record(actor, "passkey-added", actor.Person.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    /// <returns>False where it is the last way in, or none of hers.</returns>
    public async Task<bool> RemovePasskeyAsync(Actor actor, byte[] passkey, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var person = await PersonAsync(actor, cancel);
        var own = db.Set<Passkey>().Where(one => one.PersonId == person.Id);
        if (person.PasswordHash is null && !await own.AnyAsync(one => one.CredentialId != passkey, cancel))
            return false;
        if (await own.Where(one => one.CredentialId == passkey).ExecuteDeleteAsync(cancel) == 0)
            return false;
        audit.Record(actor, "passkey-removed", actor.Person.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    /// <summary>Sets or replaces her password. She has shown a moment ago who she is.</summary>
    public async Task SetPasswordAsync(Actor actor, string password, CancellationToken cancel = default)
    {
        // Slow on purpose: before the transaction.
        var hash = people.PasswordHasher.HashPassword(new Person(), password);
        await using var write = await db.BeginWriteAsync(cancel);
        (await PersonAsync(actor, cancel)).PasswordHash = hash;
        audit.Record(actor, "password-changed", actor.Person.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }

    /// <summary>From now on her password takes the codes of the app that has this secret as well.</summary>
    /// <param name="step">The step of the code that she has shown.</param>
    /// <returns>The recovery codes, which are shown this once.</returns>
    public async Task<IReadOnlyList<string>> TurnCodesOnAsync(Actor actor, CodeSecret secret, long step, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var person = await PersonAsync(actor, cancel);
        (person.CodeSecretSealed, person.LastCodeStep) = (keys.Seal(KeyPurpose.SignInCode, secret.Bytes), step);
        audit.Record(actor, "codes-on", actor.Person.Value);
        var codes = await MakeRecoveryCodesAsync(actor, cancel);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return codes;
    }

    public async Task TurnCodesOffAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        (await PersonAsync(actor, cancel)).CodeSecretSealed = null;
        await db.Set<RecoveryCode>().Where(one => one.PersonId == actor.Person.Value).ExecuteDeleteAsync(cancel);
        audit.Record(actor, "codes-off", actor.Person.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }

    /// <summary>Makes recovery codes anew; those from before open nothing any more.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        audit.Record(actor, "recovery-codes-made", actor.Person.Value);
        var codes = await MakeRecoveryCodesAsync(actor, cancel);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return codes;
    }

    private Task<Person> PersonAsync(Actor actor, CancellationToken cancel) => db.Set<Person>().SingleAsync(one => one.Id == actor.Person.Value, cancel);

    private async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Actor actor, CancellationToken cancel)
    {
        await db.Set<RecoveryCode>().Where(one => one.PersonId == actor.Person.Value).ExecuteDeleteAsync(cancel);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => SpokenCode.Make()).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { PersonId = actor.Person.Value, Hash = CheckCode.Hash(keys, actor.Person.Value, code) }));
        return codes;
    }
}
