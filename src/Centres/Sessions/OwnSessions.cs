using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Sessions;

/// <param name="IsThis">Whether it is the one that asks.</param>
internal sealed record OwnSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

/// <summary>Where somebody is signed in, for herself.</summary>
internal sealed class OwnSessions(LedgerlineDb db, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<OwnSession>> OfAsync(PersonId person, Guid current, CancellationToken cancel = default)
    {
        var over = clock.GetUtcNow() - Session.Lifetime;
        return await db.Set<Session>().AsNoTracking().Where(one => one.PersonId == person.Value && one.StartedAt > over)
            .OrderByDescending(one => one.StartedAt).Select(one => new OwnSession(one.Id, one.StartedAt, one.SeenAt, one.Id == current)).ToListAsync(cancel);
    }

    /// <summary>Ends one of hers from its next request on.</summary>
    /// <returns>False when she has no such session any more.</returns>
    public Task<bool> EndAsync(PersonId person, Guid session, CancellationToken cancel = default) =>
        DeleteAsync(db.Set<Session>().Where(one => one.PersonId == person.Value && one.Id == session), cancel);

    /// <summary>Ends all of hers but one.</summary>
    public Task<bool> EndOthersAsync(PersonId person, Guid but, CancellationToken cancel = default) =>
        DeleteAsync(db.Set<Session>().Where(one => one.PersonId == person.Value && one.Id != but), cancel);

    private async Task<bool> DeleteAsync(IQueryable<Session> sessions, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var ended = await sessions.ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return ended > 0;
    }
}
