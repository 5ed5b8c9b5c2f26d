using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ledgerline.Register.Declaring;

/// <summary>Declares into a group that may be there already, any number of people: the general way, where <see cref="NewGroupLine"/> is the quick one.</summary>
internal sealed class JoinGroup(LedgerlineDb db, KeyRing keys, TimeProvider time, RegisterOptions options)
{
    private const int Attempts = 5;

    public async Task<DeclareResult> JoinAsync(GroupId id, IReadOnlyList<DeclarationDraft> people, Origin origin, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryJoinAsync(id.Value, people, origin, cancel);
            }
            catch (Exception clash) when (attempt < Attempts && IsClash(clash))
            {
                // Somebody wrote the same group or id at the same instant: now it can be seen.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<DeclareResult> TryJoinAsync(
        Guid id, IReadOnlyList<DeclarationDraft> people, Origin origin, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var group = await db.LockGroupAsync(id, cancel);
        // Read after the lock: what was sealed while we waited for it is retired by now.
        var there = await FindAsync(people, cancel);
        if (await AnyRetiredAsync(people, cancel))
            return Refused(DeclareOutcome.AlreadySealed);
        if (there.Values.Any(one => one.GroupId != id))
            return Refused(DeclareOutcome.IdTaken);

        var code = group is null ? ReceiptCode.New() : OpenCode(group);
        var fresh = people.Where(one => !there.ContainsKey(one.Id.Value)).ToList();
        if (fresh.Count > 0)
        {
            // Nobody is entered, and given a receipt, into what is going to be deleted.
            if (group is not null && (group.Channel == Channel.Web || group.Channel != origin.Channel || group.State == GroupState.Refused))
                return Refused(DeclareOutcome.GroupClosed);
            group ??= db.Add(NewGroup.Begin(id, code, origin, time.GetUtcNow(), keys, options)).Entity;
            if (group.NextPosition - 1 + fresh.Count > Declare.MaxGroup)
                return Refused(DeclareOutcome.GroupFull);
            foreach (var row in Append(group, fresh, code))
                there[row.Id] = row;
            await db.SaveChangesAsync(cancel);
        }

        await write.CommitAsync(cancel);
        return new DeclareResult(DeclareOutcome.Accepted, code, [.. people.Select(one => there[one.Id.Value].Position)]);
    }

    private IEnumerable<Declaration> Append(Group group, IReadOnlyList<DeclarationDraft> fresh, ReceiptCode code)
    {
        group.HoldFrom(time.GetUtcNow(), options);
        foreach (var draft in fresh)
            yield return db.Add(NewGroup.Row(draft, group.Id, code, group.NextPosition++, keys)).Entity;
    }

    private Task<Dictionary<Guid, Declaration>> FindAsync(IReadOnlyList<DeclarationDraft> people, CancellationToken cancel)
    {
        var ids = people.Select(one => one.Id.Value).ToList();
        return db.Set<Declaration>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
    }

    private Task<bool> AnyRetiredAsync(IReadOnlyList<DeclarationDraft> people, CancellationToken cancel)
    {
        var retired = people.Select(one => RetiredId.KeyOf(keys, one.Id.Value)).ToList();
        return db.Set<RetiredId>().AnyAsync(row => retired.Contains(row.Key), cancel);
    }

    private ReceiptCode OpenCode(Group group) => ReceiptCode.FromDigits(keys.Open(KeyPurpose.HeldReceipt, group.CodeSealed));

    private static DeclareResult Refused(DeclareOutcome outcome) => new(outcome, null, []);

    private static bool IsClash(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected;
}
