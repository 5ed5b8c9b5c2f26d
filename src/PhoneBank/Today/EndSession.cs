using Ledgerline.Centres;
using Ledgerline.PhoneBank.Shifts;

namespace Ledgerline.PhoneBank.Today;

/// <summary>Ends somebody's sessions, and takes back what she had in hand: for a laptop that is in other hands now.</summary>
internal sealed class EndSession(EndSessions sessions, EndWork endWork)
{
    /// <returns>False when nobody with this id works at the coordinator's centre.</returns>
    public async Task<bool> EndAsync(Actor coordinator, PersonId person, CancellationToken cancel = default)
    {
        if (!await sessions.EndAsync(coordinator, person, cancel))
            return false;
        await endWork.OfAsync(person, cancel);
        return true;
    }
}
