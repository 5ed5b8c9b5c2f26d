using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

internal readonly record struct NumberId(Guid Value)
{
    public static NumberId New() => new(Guid.NewGuid());
}

/// <summary>A telephone number, once for all centres: what guards it from being called by two, or too soon.</summary>
internal sealed class Number
{
    public NumberId Id { get; init; }

    /// <summary>Keyed hash by which the number is found again; random bytes once it is destroyed.</summary>
    public required byte[] NumberHash { get; set; }

    /// <summary>Null once destroyed: the person asked never to be called again, or is forgotten.</summary>
    [Sealed(KeyPurpose.Number)]
    public byte[]? NumberSealed { get; set; }

    /// <summary>The call that has the number, or had it last and has not reported.</summary>
    public CallId? Lease { get; set; }

    public DateTimeOffset LeasedUntil { get; set; }

    /// <summary>Cooldown: nobody is handed this number before, in whatever campaign, unless its person asked to be called back.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>When it is to be destroyed, where only its rest or a call is in the way of that.</summary>
    public DateTimeOffset? DestroyAt { get; set; }
}
