namespace Ledgerline.Register;

/// <summary>
/// Writes the declarations of one or more people into a group, and gives the group's receipt. Web groups then wait for review; the
/// others are held at once.
/// </summary>
/// <remarks>
/// Idempotent by <see cref="DeclarationId"/>: the same id again, be it at the same instant or after it was sealed, makes no second entry;
/// what an id first said stands (use <see cref="CorrectDeclaration"/> to change it). It has a transaction of its own and returns after the
/// commit: never call it inside another write transaction (on SQLite it would wait for that one for ever). Any number of callers at once.
/// </remarks>
#pragma warning disable CA1716 // A keyword in Visual Basic only; and it is the word.
public sealed class Declare
#pragma warning restore CA1716
{
    /// <summary>The most people a group can have: one receipt serves them all.</summary>
    public const int MaxGroup = 99;

    /// <summary>Declares all of <paramref name="people"/> or none of them.</summary>
    /// <param name="people">At least one, ids all different.</param>
    public Task<DeclareResult> DeclareAsync(
        GroupId group, IReadOnlyList<DeclarationDraft> people, Origin origin, CancellationToken cancel = default) =>
        throw new NotImplementedException();
}
