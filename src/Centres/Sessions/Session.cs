using Ledgerline.Centres.People;

namespace Ledgerline.Centres.Sessions;

/// <summary>That somebody is signed in in one browser: neither in which, nor from where.</summary>
internal sealed class Session
{
    /// <summary>For so long at most; then she signs in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>When it was last used is kept no more exactly than this.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public Person? Person { get; init; }
}
