using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.SignIn;

/// <summary>Identity's store, with passkeys in a table of our own, which keeps less than Identity's.</summary>
internal sealed class PersonStore(LedgerlineDb db, IdentityErrorDescriber describer) : UserOnlyStore<Person, LedgerlineDb, Guid>(db, describer), IUserPasskeyStore<Person>
{
    public override async Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await Context.Set<Passkey>().SingleOrDefaultAsync(one => one.CredentialId == passkey.CredentialId, cancellationToken) is not { } known)
            Context.Add(Of(user, passkey));
        else if (known.PersonId == user.Id)
            (known.SignCount, known.IsBackedUp, known.IsUserVerified) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified);
        else
            throw new InvalidOperationException("This passkey is another account's.");
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await Context.Set<Passkey>().AsNoTracking().Where(one => one.PersonId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public override async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await (from passkey in Context.Set<Passkey>()
               where passkey.CredentialId == credentialId
               join person in Context.Set<Person>() on passkey.PersonId equals person.Id
               select person).SingleOrDefaultAsync(cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == user.Id && one.CredentialId == credentialId, cancellationToken) is { } passkey ? Info(passkey) : null;

    public override Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Context.Set<Passkey>().Where(one => one.PersonId == user.Id && one.CredentialId == credentialId).ExecuteDeleteAsync(cancellationToken);

    private static Passkey Of(Person user, UserPasskeyInfo passkey) => new()
    {
        CredentialId = passkey.CredentialId,
        PersonId = user.Id,
        PublicKey = passkey.PublicKey,
        Name = passkey.Name,
        AddedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports is { Length: > 0 } transports ? string.Join(',', transports) : null,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
    };

    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.AddedAt, (uint)passkey.SignCount, passkey.Transports?.Split(','),
        passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: [])
    {
        Name = passkey.Name,
    };
}
