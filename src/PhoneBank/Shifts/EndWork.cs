using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>Takes back what a volunteer has in hand: her contact goes back to the queue, and her shift ends.</summary>
internal sealed class EndWork(CurrentCall current, GiveBackCall giveBack, ChangeShift changeShift)
{
    /// <param name="person">Her sessions are over already: nothing can be taken in hand after it. A crash from here on leaves a lease, which is over by itself in ten minutes.</param>
    public async Task OfAsync(PersonId person, CancellationToken cancel = default)
    {
        if (await current.FindAsync(person, cancel) is { EndedAt: null } call)
            await giveBack.GiveBackAsync(call.Id, person, cancel);
        await changeShift.RunAsync(person, ShiftStep.End, cancel);
    }
}
