using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

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

    private readonly NewGroupLine _line;
    private readonly JoinGroup _join;
    private readonly KeyRing _keys;
    private readonly TimeProvider _time;
    private readonly RegisterOptions _options;

    internal Declare(NewGroupLine line, JoinGroup join, KeyRing keys, TimeProvider time, RegisterOptions options) =>
        (_line, _join, _keys, _time, _options) = (line, join, keys, time, options);

    /// <summary>Declares all of <paramref name="people"/> or none of them.</summary>
    /// <param name="people">At least one, ids all different.</param>
    /// <exception cref="ArgumentException">Nobody, or the same id twice.</exception>
    public async Task<DeclareResult> DeclareAsync(
        GroupId group, IReadOnlyList<DeclarationDraft> people, Origin origin, CancellationToken cancel = default)
    {
        if (people.Count == 0 || people.DistinctBy(one => one.Id).Count() != people.Count)
            throw new ArgumentException("A group has at least one person, and each has an id of her own.", nameof(people));
        if (people.Any(one => !one.Organisations.CanBeDeclared()))
            return new DeclareResult(DeclareOutcome.NoOrganisation, null, []);
        cancel.ThrowIfCancellationRequested();

        // The common case, one person in a new group, needs no reading first.
        if (people.Count == 1)
        {
            var first = NewGroup.Of(group, people[0], origin, _time.GetUtcNow(), _keys, _options);
            if (await _line.WriteAsync(first))
                return new DeclareResult(DeclareOutcome.Accepted, first.Code, [first.First.Position]);
        }

        return await _join.JoinAsync(group, people, origin, cancel);
    }
}
