using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>One person's declaration that is not sealed yet.</summary>
/// <param name="Position">Its place in the group, from 1.</param>
public sealed record HeldDeclaration(DeclarationId Id, int Position, DeclarantName Name, NameKind Kind, Organisations Organisations, Details Details);

/// <summary>A group that is not sealed yet.</summary>
/// <param name="Receipt">The code that serves everybody in it.</param>
/// <param name="DeclaredAt">When its first declaration was written.</param>
/// <param name="People">In the order of their positions; never empty.</param>
public sealed record HeldGroup(GroupId Id, ReceiptCode Receipt, DateTimeOffset DeclaredAt, IReadOnlyList<HeldDeclaration> People)
{
    /// <summary>Why it was refused; null where it was not. It is deleted, unless that is taken back, and cannot be changed.</summary>
    public RefusalReason? Refusal { get; init; }
}

/// <summary>Reads what is not sealed yet. Names are opened here, so only those may call it who entered them.</summary>
public sealed class HeldDeclarations
{
    private readonly LedgerlineDb _db;
    private readonly KeyRing _keys;

    internal HeldDeclarations(LedgerlineDb db, KeyRing keys) => (_db, _keys) = (db, keys);

    /// <summary>The group of an open call, or null when nothing of it is held (nobody declared, or it is sealed).</summary>
    public async Task<HeldGroup?> OfGroupAsync(GroupId group, CancellationToken cancel = default)
    {
        var found = await _db.Set<Group>().AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.Id == group.Value, cancel);
        return found is null ? null : Open(found);
    }

    /// <summary>All that a shift entered and is not sealed yet, newest group first.</summary>
    public async Task<IReadOnlyList<HeldGroup>> OfShiftAsync(byte[] shiftToken, CancellationToken cancel = default)
    {
        var found = await _db.Set<Group>().AsNoTracking().Include(row => row.People)
            .Where(row => row.ShiftToken == shiftToken).OrderByDescending(row => row.DeclaredAt).ToListAsync(cancel);
        return [.. found.Select(Open)];
    }

    /// <summary>A group with its names opened.</summary>
    internal HeldGroup Open(Group group) => new(
        new GroupId(group.Id),
        ReceiptCode.FromDigits(_keys.Open(KeyPurpose.HeldReceipt, group.CodeSealed)),
        group.DeclaredAt,
        [.. group.People.OrderBy(row => row.Position).Select(Open)])
    {
        Refusal = group.Refusal,
    };

    internal HeldDeclaration Open(Declaration row) => new(
        new DeclarationId(row.Id),
        row.Position,
        DeclarantName.FromStored(_keys.Open(KeyPurpose.HeldName, row.NameSealed)),
        row.Kind,
        row.Organisations,
        Details.Open(_keys, row.DetailsSealed));
}
