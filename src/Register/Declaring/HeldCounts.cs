using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <param name="ShiftToken">Whose they are, to who has the key.</param>
/// <param name="People">How many people it entered that are not sealed yet.</param>
/// <param name="Since">When the first of their groups was written.</param>
public sealed record HeldOfShift(ReadOnlyMemory<byte> ShiftToken, int People, DateTimeOffset Since);

/// <summary>Counts what is not sealed yet, where nobody need read a name. What was refused is not counted: it will not be sealed.</summary>
public sealed class HeldCounts
{
    private readonly LedgerlineDb _db;

    internal HeldCounts(LedgerlineDb db) => _db = db;

    /// <summary>How many people came by a centre.</summary>
    public Task<int> OfCentreAsync(Guid centre, CancellationToken cancel = default) =>
        _db.Set<Declaration>().CountAsync(person => _db.Set<Group>().Any(group => group.Id == person.GroupId && group.Centre == centre && group.State != GroupState.Refused), cancel);

    /// <summary>How many people are in these groups.</summary>
    public async Task<int> OfGroupsAsync(IEnumerable<GroupId> groups, CancellationToken cancel = default)
    {
        var ids = groups.Select(group => group.Value).ToList();
        return await _db.Set<Declaration>().CountAsync(
            person => ids.Contains(person.GroupId) && _db.Set<Group>().Any(group => group.Id == person.GroupId && group.State != GroupState.Refused), cancel);
    }

    /// <summary>The same of a centre by the shifts that entered them.</summary>
    public async Task<IReadOnlyList<HeldOfShift>> ByShiftAsync(Guid centre, CancellationToken cancel = default)
    {
        var groups = await _db.Set<Group>().Where(group => group.Centre == centre && group.ShiftToken != null && group.State != GroupState.Refused)
            .Select(group => new { Token = group.ShiftToken!, group.DeclaredAt, People = group.People.Count }).ToListAsync(cancel);
        return
        [
            .. groups.GroupBy(group => Convert.ToHexString(group.Token))
                .Select(shift => new HeldOfShift(shift.First().Token, shift.Sum(group => group.People), shift.Min(group => group.DeclaredAt))),
        ];
    }
}
