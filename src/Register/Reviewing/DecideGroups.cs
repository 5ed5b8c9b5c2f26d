using System.Security.Claims;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

namespace Ledgerline.Register.Reviewing;

/// <summary>
/// Accepts or refuses groups, and takes that back. What is accepted is held; what is refused stays until it could have been sealed, and is then deleted by
/// the sealer (<see cref="CloseRefused"/>). Until then either can be taken back.
/// </summary>
internal sealed class DecideGroups(LedgerlineDb db, RecordAct record, TimeProvider time, RegisterOptions options)
{
    /// <param name="by">Who of the staff decides; null for nobody.</param>
    /// <returns>The groups that were accepted, as they are now: not those that were changed since they were seen, or decided by another.</returns>
    public Task<IReadOnlyList<SeenGroup>> AcceptAsync(ClaimsPrincipal? by, IReadOnlyList<SeenGroup> groups, CancellationToken cancel) =>
        ChangeAsync(by, "groups-accepted", groups, group => group.State == GroupState.Review, group => group.State = GroupState.Held, cancel);

    /// <param name="by">Who of the staff decides; null for nobody.</param>
    /// <returns>The groups that were refused, as they are now.</returns>
    public Task<IReadOnlyList<SeenGroup>> RefuseAsync(ClaimsPrincipal? by, IReadOnlyList<SeenGroup> groups, RefusalReason reason, CancellationToken cancel) => ChangeAsync(
        by, "groups-refused", groups, group => group.State == GroupState.Review, group => (group.State, group.Refusal) = (GroupState.Refused, reason), cancel);

    /// <param name="by">Who of the staff decides; null for nobody.</param>
    /// <returns>The groups that wait again: not those that were sealed or deleted meanwhile.</returns>
    public Task<IReadOnlyList<SeenGroup>> TakeBackAsync(ClaimsPrincipal? by, IReadOnlyList<SeenGroup> groups, CancellationToken cancel) => ChangeAsync(
        by,
        "groups-taken-back",
        groups,
        group => group.Channel == Channel.Web && group.State is GroupState.Held or GroupState.Refused,
        group => (group.State, group.Refusal) = (GroupState.Review, null),
        cancel);

    private async Task<IReadOnlyList<SeenGroup>> ChangeAsync(
        ClaimsPrincipal? by, string act, IReadOnlyList<SeenGroup> groups, Func<Group, bool> may, Action<Group> change, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var changed = new List<SeenGroup>();
        // In one order everywhere, so that two registrars do not wait for each other.
        foreach (var seen in groups.OrderBy(each => each.Id))
        {
            if (await db.LockGroupAsync(seen.Id, cancel) is not { } group || !may(group) || group.ChangedAt != seen.ChangedAt)
                continue;
            change(group);
            group.HoldFrom(time.GetUtcNow(), options);
            changed.Add(new SeenGroup(group.Id, group.ChangedAt));
        }

        await db.SaveChangesAsync(cancel);
        if (by is not null && changed.Count > 0)
            record(by, act);
        await write.CommitAsync(cancel);
        return changed;
    }
}
