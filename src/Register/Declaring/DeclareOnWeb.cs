using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Declaring;

/// <summary>What became of what was sent on the web.</summary>
internal enum WebOutcome
{
    /// <summary>It was declared, or <see cref="Declare"/> refused it: its result says which.</summary>
    Sent,

    /// <summary>The work is of no challenge of ours, of one that is too old, or wrong. Nothing was written.</summary>
    WorkRefused,

    /// <summary>So much waits for review that no more is taken in. Nothing was written.</summary>
    Full,

    /// <summary>The same for what comes without work; with work it would have been taken.</summary>
    FullWithoutWork,
}

/// <param name="Declared">Null unless it was sent.</param>
internal sealed record WebResult(WebOutcome Outcome, DeclareResult? Declared = null);

/// <summary>
/// Declares what was sent by the public form or by a program: looks at the work, and takes in no more than registrars can look at. What is there already has
/// its receipt given again, however full it is.
/// </summary>
internal sealed class DeclareOnWeb(Declare declare, Work work, ReadLoad load, LedgerlineDb db, KeyRing keys, RegisterOptions options)
{
    /// <summary>When to try again where it is full. Registrars decide by the hundred.</summary>
    public static TimeSpan TryAgain { get; } = TimeSpan.FromHours(1);

    /// <param name="challenge">What was worked on, if anything.</param>
    /// <param name="solution">What was found; empty where no work was done.</param>
    public async Task<WebResult> DeclareAsync(Guid group, IReadOnlyList<DeclarationDraft> people, string? challenge, string? solution, CancellationToken cancel)
    {
        var now = await load.NowAsync(cancel);
        if (work.Check(challenge, solution, group, now.Bits, out var series) == WorkOutcome.Refused)
            return new WebResult(WebOutcome.WorkRefused);
        var withWork = series is not null;
        if (now.IsFull(withWork, options) && !await IsThereAsync(people, cancel))
            return new WebResult(now.IsFull(withWork: true, options) ? WebOutcome.Full : WebOutcome.FullWithoutWork);
        var result = await declare.DeclareAsync(new GroupId(group), people, Origin.Web with { Series = series }, cancel);
        if (result.Outcome == DeclareOutcome.Accepted)
            load.Came(withWork);
        return new WebResult(WebOutcome.Sent, result);
    }

    private async Task<bool> IsThereAsync(IReadOnlyList<DeclarationDraft> people, CancellationToken cancel)
    {
        var ids = people.Select(one => one.Id.Value).ToList();
        var retired = ids.ConvertAll(id => RetiredId.KeyOf(keys, id));
        return await db.Set<Declaration>().AnyAsync(row => ids.Contains(row.Id), cancel)
            || await db.Set<RetiredId>().AnyAsync(row => retired.Contains(row.Key), cancel);
    }
}
