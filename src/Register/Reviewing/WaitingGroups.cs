using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reviewing;

/// <summary>A group as the registrar saw it: decided only if it still is that.</summary>
internal sealed record SeenGroup(Guid Id, DateTimeOffset ChangedAt);

/// <summary>A group that waits for a registrar, or was decided and can still be taken back.</summary>
/// <param name="Series">Names the challenge whose proof of work came with it, or null.</param>
internal sealed record WaitingGroup(
    SeenGroup Seen, DateTimeOffset DeclaredAt, byte[]? Series, RefusalReason? Refusal, IReadOnlyList<HeldDeclaration> People)
{
    /// <summary>What is odd about it among those that wait.</summary>
    public IReadOnlyList<Oddity> Oddities { get; init; } = [];

    /// <summary>How it came.</summary>
    public Channel Channel { get; init; } = Channel.Web;
}

/// <summary>What waits for review, oldest first.</summary>
internal sealed class WaitingGroups(LedgerlineDb db, HeldDeclarations held)
{
    /// <summary>How many groups are compared with each other at most: the oldest. Bounds what a flood costs.</summary>
    public const int Compared = 2_000;

    public Task<int> CountAsync(CancellationToken cancel) => In(GroupState.Review).CountAsync(cancel);

    /// <summary>The oldest groups that wait, with what is odd about each.</summary>
    public async Task<IReadOnlyList<WaitingGroup>> OldestAsync(CancellationToken cancel)
    {
        var rows = await In(GroupState.Review).Include(row => row.People).OrderBy(row => row.DeclaredAt).ThenBy(row => row.Id).Take(Compared).ToListAsync(cancel);
        var groups = rows.ConvertAll(Open);
        var watched = await db.Set<WatchedName>().AsNoTracking().Select(row => row.Name).ToListAsync(cancel);
        var oddities = new FindOddities(groups, watched, Languages.All.SelectMany(language => StatementTemplates.All(Text.In(language))));
        return groups.ConvertAll(group => group with { Oddities = oddities.Of(group) });
    }

    /// <summary>Those that were decided and can still be taken back, newest decision first.</summary>
    public async Task<IReadOnlyList<WaitingGroup>> DecidedAsync(int most, CancellationToken cancel)
    {
        var rows = await In(GroupState.Held, GroupState.Refused).Where(row => row.Channel == Channel.Web).Include(row => row.People)
            .OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Id).Take(most).ToListAsync(cancel);
        return rows.ConvertAll(Open);
    }

    private IQueryable<Group> In(params GroupState[] states) => db.Set<Group>().AsNoTracking().Where(row => states.Contains(row.State));

    private WaitingGroup Open(Group group) => new(
        new SeenGroup(group.Id, group.ChangedAt),
        group.DeclaredAt,
        group.Series,
        group.Refusal,
        [.. group.People.OrderBy(row => row.Position).Select(held.Open)])
    {
        Channel = group.Channel,
    };
}
