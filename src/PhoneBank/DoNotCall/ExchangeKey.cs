using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>A key that this installation shares with others.</summary>
internal sealed class ExchangeKey
{
    public long Id { get; init; }

    [Sealed(KeyPurpose.DoNotCallExchange)]
    public required byte[] KeySealed { get; init; }

    /// <summary>Whether our own entries keep a hash under it, so that they can be exported. If not, filters are only imported with it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Since when it is here.</summary>
    public DateOnly Day { get; init; }

    public static ExchangeKey Of(DoNotCallKey key, KeyRing keys, DateOnly day) =>
        new() { Id = key.Id, KeySealed = keys.Seal(KeyPurpose.DoNotCallExchange, key.ToSecretText()), Day = day };

    public static DoNotCallKey Open(byte[] keySealed, KeyRing keys) => DoNotCallKey.Parse(keys.Open(KeyPurpose.DoNotCallExchange, keySealed));
}

/// <summary>
/// What the others who share a key know an entry by. Sealed, so that whoever steals the database and has the shared key, which many have, still cannot test a
/// number.
/// </summary>
internal sealed class ExchangeHash
{
    public long Key { get; init; }

    /// <summary>The hash of the <see cref="DoNotCallEntry"/>.</summary>
    public required byte[] Entry { get; init; }

    [Sealed(KeyPurpose.DoNotCallExchange)]
    public required byte[] HashSealed { get; init; }
}

/// <summary>The do-not-call list of another installation, as a filter.</summary>
internal sealed class ForeignFilter
{
    /// <summary>New with each import, so that a process sees by it that the filter is another.</summary>
    public Guid Id { get; init; }

    public long Key { get; init; }

    /// <summary>Whose; there is one filter of each.</summary>
    public long Source { get; init; }

    /// <summary>On which it was made there.</summary>
    public DateOnly Day { get; init; }

    public int Capacity { get; init; }

    [Sealed(KeyPurpose.DoNotCallExchange)]
    public required byte[] BitsSealed { get; init; }
}
