using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>Groups that a shift entered and that are not sealed, counted; no name is opened.</summary>
/// <param name="Groups">When each was begun, and how many people are in it.</param>
public sealed record ShiftGroups(IReadOnlyList<(DateTimeOffset DeclaredAt, int People)> Groups)
{
    /// <summary>How many people they are.</summary>
    public int People => Groups.Sum(group => group.People);
}

/// <summary>
/// Refuses, as one, what a shift entered and is still held, and takes that back. What is refused is never sealed: it is kept for
/// <see cref="RegisterOptions.MaximumHold"/>, in which it can be taken back, and then deleted. What was sealed before is not found: nothing says any more whose it was.
/// </summary>
public sealed class RefuseShift
{
    private readonly LedgerlineDb _db;
    private readonly TimeProvider _time;
    private readonly RegisterOptions _options;

    internal RefuseShift(LedgerlineDb db, TimeProvider time, RegisterOptions options) => (_db, _time, _options) = (db, time, options);

    /// <summary>What would be refused now.</summary>
    /// <param name="shiftToken">Whose.</param>
    /// <param name="centre">Only what came by this centre.</param>
    /// <param name="since">Only groups that were begun then or later.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ShiftGroups> HeldAsync(byte[] shiftToken, Guid centre, DateTimeOffset since, CancellationToken cancel = default) =>
        await CountAsync(Held(shiftToken, centre, since), cancel);

    /// <summary>What is refused and not deleted yet; until when all of it can be taken back, and why it was refused, where anything is.</summary>
    public async Task<(ShiftGroups Groups, DateTimeOffset? Until, IReadOnlyList<RefusalReason> Reasons)> RefusedAsync(byte[] shiftToken, Guid centre, CancellationToken cancel = default)
    {
        var refused = Refused(shiftToken, centre);
        var until = await refused.MinAsync(group => (DateTimeOffset?)group.HeldUntil, cancel);
        var reasons = await refused.Where(group => group.Refusal != null).Select(group => group.Refusal!.Value).Distinct().ToListAsync(cancel);
        return (await CountAsync(refused, cancel), until, [.. reasons.Order()]);
    }

    /// <summary>Refuses it. Works within the caller's write transaction, and saves; the caller commits.</summary>
    /// <returns>What was refused: not what was sealed or withdrawn meanwhile.</returns>
    public async Task<ShiftGroups> RefuseAsync(byte[] shiftToken, Guid centre, DateTimeOffset since, RefusalReason reason, CancellationToken cancel = default)
    {
        var until = _time.GetUtcNow() + _options.MaximumHold;
        return await ChangeAsync(Held(shiftToken, centre, since), GroupState.Held, group =>
        {
            (group.State, group.Refusal, group.ChangedAt, group.HeldUntil) = (GroupState.Refused, reason, _time.GetUtcNow(), until);
        }, cancel);
    }

    /// <summary>Holds again what was refused. Works within the caller's write transaction, and saves; the caller commits.</summary>
    /// <returns>What was taken back: not what is deleted.</returns>
    public Task<ShiftGroups> TakeBackAsync(byte[] shiftToken, Guid centre, CancellationToken cancel = default) =>
        ChangeAsync(Refused(shiftToken, centre), GroupState.Refused, group =>
        {
            (group.State, group.Refusal) = (GroupState.Held, null);
            group.HoldFrom(_time.GetUtcNow(), _options);
        }, cancel);

    private IQueryable<Group> Held(byte[] shiftToken, Guid centre, DateTimeOffset since) =>
        Of(shiftToken, centre).Where(group => group.State == GroupState.Held && group.DeclaredAt >= since);

    private IQueryable<Group> Refused(byte[] shiftToken, Guid centre) => Of(shiftToken, centre).Where(group => group.State == GroupState.Refused);

    private IQueryable<Group> Of(byte[] shiftToken, Guid centre) => _db.Set<Group>().AsNoTracking().Where(group => group.ShiftToken == shiftToken && group.Centre == centre);

    private static async Task<ShiftGroups> CountAsync(IQueryable<Group> groups, CancellationToken cancel)
    {
        var counts = await groups.OrderBy(group => group.DeclaredAt).Select(group => new { group.DeclaredAt, People = group.People.Count }).ToListAsync(cancel);
        return new ShiftGroups([.. counts.Select(group => (group.DeclaredAt, group.People))]);
    }

    private async Task<ShiftGroups> ChangeAsync(IQueryable<Group> groups, GroupState from, Action<Group> change, CancellationToken cancel)
    {
        var changed = new List<(DateTimeOffset, int)>();
        // In one order everywhere, so that two who decide do not wait for each other.
        foreach (var id in await groups.OrderBy(group => group.Id).Select(group => group.Id).ToListAsync(cancel))
        {
            // Somebody may have sealed, withdrawn or decided it meanwhile.
            if (await _db.LockGroupAsync(id, cancel) is not { } group || group.State != from)
                continue;
            change(group);
            changed.Add((group.DeclaredAt, await _db.Set<Declaration>().CountAsync(person => person.GroupId == id, cancel)));
        }

        await _db.SaveChangesAsync(cancel);
        return new ShiftGroups(changed);
    }
}
