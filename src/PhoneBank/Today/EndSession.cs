using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Shifts;

namespace Ledgerline.PhoneBank.Today;

/// <summary>Ends somebody's sessions, and takes back what she had in hand: for a laptop that is in other hands now.</summary>
internal sealed class EndSession(EndSessions sessions, CurrentCall current, GiveBackCall giveBack, ChangeShift changeShift)
{
    /// <returns>False when nobody with this id works at the coordinator's centre.</returns>
    public async Task<bool> EndAsync(Actor coordinator, PersonId person, CancellationToken cancel = default)
    {
        // The session first: nothing can be taken in hand after it. A crash from here on leaves a lease, which is over by itself in ten minutes.
        if (!await sessions.EndAsync(coordinator, person, cancel))
            return false;
        if (await current.FindAsync(person, cancel) is { EndedAt: null } call)
            await giveBack.GiveBackAsync(call.Id, person, cancel);
        await changeShift.RunAsync(person, ShiftStep.End, cancel);
        return true;
    }
}
