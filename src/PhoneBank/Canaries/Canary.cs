using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>A contact that is a telephone of the centre's own, meant for one account and no other (decision 13). What the row says is sealed; a contact's row does not say that it is one.</summary>
internal sealed class Canary
{
    public Guid Id { get; init; }

    public CentreId Centre { get; init; }

    /// <summary>Keyed hash of the contact's id, by which a contact is asked whether it is one.</summary>
    public required byte[] ContactHash { get; init; }

    [Sealed(KeyPurpose.Canary)]
    public required byte[] RecordSealed { get; set; }

    public static byte[] HashOf(KeyRing keys, ContactId contact) => keys.Hash(KeyPurpose.Canary, contact.Value.ToByteArray());

    /// <summary>Whether the contact is one. Asked of each that comes by, so that it takes the same time for all.</summary>
    public static Task<bool> IsAsync(LedgerlineDb db, KeyRing keys, ContactId contact, CancellationToken cancel)
    {
        var hash = HashOf(keys, contact);
        return db.Set<Canary>().AnyAsync(canary => canary.ContactHash == hash, cancel);
    }

    /// <summary>Takes it out of everybody's queue, for good, within the caller's transaction: it is meant for one account, and has been there.</summary>
    public static Task<int> RestAsync(LedgerlineDb db, ContactId contact, ContactState from, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<Contact>().Where(c => c.Id == contact && c.State == from).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, ContactState.Exhausted).SetProperty(c => c.FinishedAt, now).SetProperty(c => c.Owner, (PersonId?)null),
            cancel);

    public CanaryRecord Open(KeyRing keys) => JsonSerializer.Deserialize<CanaryRecord>(keys.Open(KeyPurpose.Canary, RecordSealed))!;
}

/// <summary>What is known of it, by its centre's coordinators alone.</summary>
/// <param name="Number">E.164; null once the telephone was taken out: what is left keeps its calls out of the counts.</param>
/// <param name="Label">Where it stands, or whose it is.</param>
/// <param name="Account">For whom it is.</param>
/// <param name="Rings">When a stranger called it, newest first.</param>
internal sealed record CanaryRecord(Guid Contact, string? Number, string Label, Guid Account, DateTimeOffset AddedAt, IReadOnlyList<CanaryRing> Rings)
{
    public const int MaxLabelLength = 200;
    public const int MaxRings = 100;

    public byte[] Seal(KeyRing keys) => keys.Seal(KeyPurpose.Canary, JsonSerializer.Serialize(this));
}

/// <param name="Words">Who called, and what they said.</param>
internal sealed record CanaryRing(DateTimeOffset At, string Words)
{
    public const int MaxWordsLength = 500;
}
