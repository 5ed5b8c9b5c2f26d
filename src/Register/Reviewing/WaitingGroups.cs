using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reviewing;

/// <summary>A group as the registrar saw it: decided only if it still is that.</summary>
internal sealed record SeenGroup(Guid Id, DateTimeOffset ChangedAt);

/// <summary>A group that waits for a registrar.</summary>
internal sealed record WaitingGroup(SeenGroup Seen, DateTimeOffset DeclaredAt, IReadOnlyList<HeldDeclaration> People);

/// <summary>What waits for review, oldest first.</summary>
internal sealed class WaitingGroups(LedgerlineDb db, HeldDeclarations held)
{
    public Task<int> CountAsync(CancellationToken cancel) => Waiting.CountAsync(cancel);

    public async Task<IReadOnlyList<WaitingGroup>> OldestAsync(int most, CancellationToken cancel)
    {
        var groups = await Waiting.Include(row => row.People).OrderBy(row => row.DeclaredAt).ThenBy(row => row.Id).Take(most).ToListAsync(cancel);
        return [.. groups.Select(Open)];
    }

    private IQueryable<Group> Waiting => db.Set<Group>().AsNoTracking().Where(row => row.State == GroupState.Review);

    private WaitingGroup Open(Group group) => new(
        new SeenGroup(group.Id, group.ChangedAt),
        group.DeclaredAt,
        [.. group.People.OrderBy(row => row.Position).Select(held.Open)]);
}
