using Ledgerline.Centres.People;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Account;

/// <param name="Id">The passkey's id.</param>
/// <param name="Name">What she calls its device.</param>
internal sealed record OwnPasskey(byte[] Id, string? Name, DateTimeOffset AddedAt)
{
    public const int MaxNameLength = Passkey.MaxNameLength;
}

/// <summary>How somebody can sign in.</summary>
internal sealed record WaysIn(bool HasPassword, bool HasCodes, int RecoveryCodes, IReadOnlyList<OwnPasskey> Passkeys);

/// <summary>Reads how somebody can sign in, for her own page.</summary>
internal sealed class ReadWaysIn(LedgerlineDb db)
{
    public async Task<WaysIn> OfAsync(PersonId id, CancellationToken cancel = default)
    {
        var person = await db.Set<Person>().AsNoTracking().Where(one => one.Id == id.Value)
            .Select(one => new { HasPassword = one.PasswordHash != null, HasCodes = one.CodeSecretSealed != null }).SingleAsync(cancel);
        var codes = await db.Set<RecoveryCode>().CountAsync(one => one.PersonId == id.Value, cancel);
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(one => one.PersonId == id.Value)
            .OrderBy(one => one.AddedAt).Select(one => new OwnPasskey(one.CredentialId, one.Name, one.AddedAt)).ToListAsync(cancel);
        return new(person.HasPassword, person.HasCodes, codes, passkeys);
    }
}
