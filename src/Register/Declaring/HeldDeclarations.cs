namespace Ledgerline.Register;

/// <summary>One person's declaration that is not sealed yet.</summary>
/// <param name="Position">Its place in the group, from 1.</param>
public sealed record HeldDeclaration(DeclarationId Id, int Position, DeclarantName Name, NameKind Kind, Organisations Organisations);

/// <summary>A group that is not sealed yet.</summary>
/// <param name="Receipt">The code that serves everybody in it.</param>
/// <param name="DeclaredAt">When its first declaration was written.</param>
/// <param name="People">In the order of their positions; never empty.</param>
public sealed record HeldGroup(GroupId Id, ReceiptCode Receipt, DateTimeOffset DeclaredAt, IReadOnlyList<HeldDeclaration> People);

/// <summary>Reads what is not sealed yet. Names are opened here, so only those may call it who entered them.</summary>
public sealed class HeldDeclarations
{
    /// <summary>The group of an open call, or null when nothing of it is held (nobody declared, or it is sealed).</summary>
    public Task<HeldGroup?> OfGroupAsync(GroupId group, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>All that a shift entered and is still held, newest group first.</summary>
    public Task<IReadOnlyList<HeldGroup>> OfShiftAsync(byte[] shiftToken, CancellationToken cancel = default) => throw new NotImplementedException();
}
