namespace Ledgerline.Centres.SignIn;

/// <summary>One of the codes on paper that let somebody in who has lost her app. It works once: then its row is gone.</summary>
internal sealed class RecoveryCode
{
    /// <summary>How many somebody is given.</summary>
    public const int Count = 8;

    public Guid PersonId { get; init; }

    /// <summary>Its HMAC under the key for that.</summary>
    public required byte[] Hash { get; init; }
}
