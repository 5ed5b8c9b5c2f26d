using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>What a volunteer does with her shift.</summary>
internal enum ShiftStep
{
    Pause,
    GoOn,
    End,

    /// <summary>She has read the note that comes after two hours.</summary>
    PutNoteAway,
}

internal enum StepOutcome
{
    Done,

    /// <summary>She has no shift, or it is that way already: two tabs, or a second click.</summary>
    NothingToDo,

    /// <summary>She has a call in hand; that comes first.</summary>
    CallOpen,
}

/// <summary>Pauses a volunteer's shift, goes on with it, ends it.</summary>
internal sealed class ChangeShift(LedgerlineDb db, TimeProvider clock)
{
    public async Task<StepOutcome> RunAsync(PersonId volunteer, ShiftStep step, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var shift = await db.Set<Shift>().SingleOrDefaultAsync(s => s.Volunteer == volunteer && s.EndedAt == null, cancel);
        if (shift is null)
            return StepOutcome.NothingToDo;
        if (step is ShiftStep.Pause or ShiftStep.End && await IsOnACallAsync(volunteer, cancel))
            return StepOutcome.CallOpen;
        if (!Take(shift, step, clock.GetUtcNow()))
            return StepOutcome.NothingToDo;
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return StepOutcome.Done;
    }

    private async Task<bool> IsOnACallAsync(PersonId volunteer, CancellationToken cancel) =>
        await db.Set<Calls.Call>().AnyAsync(call => call.Volunteer == volunteer && call.IsCurrent && call.EndedAt == null, cancel);

    private static bool Take(Shift shift, ShiftStep step, DateTimeOffset now)
    {
        switch (step)
        {
            case ShiftStep.Pause when shift.PausedAt is null:
                shift.PausedAt = now;
                return true;
            case ShiftStep.GoOn when shift.PausedAt is { } since:
                (shift.PausedMilliseconds, shift.PausedAt) = (shift.PausedMilliseconds + (long)(now - since).TotalMilliseconds, null);
                return true;
            case ShiftStep.End:
                (shift.EndedAt, shift.PausedAt) = (shift.PausedAt ?? now, null);
                return true;
            case ShiftStep.PutNoteAway when !shift.IsNoteAway:
                return shift.IsNoteAway = true;
            case ShiftStep.Pause or ShiftStep.GoOn or ShiftStep.PutNoteAway:
                return false;
        }

        throw new ArgumentOutOfRangeException(nameof(step), step, "No such step.");
    }
}
