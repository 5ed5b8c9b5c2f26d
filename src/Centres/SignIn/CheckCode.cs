using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.SignIn;

/// <summary>Takes the code of somebody's app, or one of her recovery codes. Each is taken once, in whichever process.</summary>
internal sealed class CheckCode(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    public async Task<bool> TakeAsync(Guid person, string? typed, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var isTaken = SpokenCode.Read(typed) is { } recovery ? await TakeRecoveryAsync(person, recovery, cancel) : await TakeStepAsync(person, Digits(typed), cancel);
        await write.CommitAsync(cancel);
        return isTaken;
    }

    public static byte[] Hash(KeyRing keys, Guid person, string code) => keys.Hash(KeyPurpose.RecoveryCode, $"{person:N} {code}");

    /// <summary>As apps show them and as people type them: with a space in the middle.</summary>
    public static string Digits(string? typed) => new([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter)).Take(7)]);

    private async Task<bool> TakeRecoveryAsync(Guid person, string code, CancellationToken cancel)
    {
        var hash = Hash(keys, person, code);
        return await db.Set<RecoveryCode>().Where(one => one.PersonId == person && one.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }

    private async Task<bool> TakeStepAsync(Guid id, string digits, CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking().Where(one => one.Id == id).Select(one => new { one.CodeSecretSealed, one.LastCodeStep }).SingleOrDefaultAsync(cancel);
        if (person?.CodeSecretSealed is not { } secret
            || new CodeSecret(keys.OpenBytes(KeyPurpose.SignInCode, secret).ToArray()).StepOf(digits, clock.GetUtcNow(), person.LastCodeStep) is not { } step)
            return false;
        // Of two that come with the same code at the same moment one gets in.
        return await db.Set<Person>().Where(one => one.Id == id && one.LastCodeStep < step).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastCodeStep, step), cancel) == 1;
    }
}
