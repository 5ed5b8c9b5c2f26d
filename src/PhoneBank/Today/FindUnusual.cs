using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Today;

/// <param name="People">How many she entered that are not sealed yet.</param>
/// <param name="Calls">Her calls since the first of them.</param>
/// <param name="OnCalls">How long those were.</param>
/// <param name="Since">When the first of them was entered.</param>
internal sealed record Unusual(CentrePerson Person, int People, int Calls, TimeSpan OnCalls, DateTimeOffset Since);

/// <summary>What is unusual at a centre: in what accounts entered, and in the numbers that they had shown.</summary>
internal sealed record UnusualPatterns(IReadOnlyList<Unusual> Entered, IReadOnlyList<UnusualReveals> Reveals)
{
    public bool IsAny => Entered.Count > 0 || Reveals.Count > 0;
}

/// <summary>
/// Finds accounts that entered far more people than they can have spoken with: a question to whoever knows the volunteer, and no verdict. Only from what is
/// still held; once it is sealed nothing says any more who entered it.
/// </summary>
internal sealed class FindUnusual(LedgerlineDb db, HeldCounts held, FindUnusualReveals reveals, KeyRing keys, TimeProvider clock)
{
    /// <summary>A large family entered on one call is nothing to ask about.</summary>
    public const int FewestPeople = 20;

    public const int MostACall = 15;
    public const int MostAMinute = 4;

    public async Task<UnusualPatterns> OfAsync(CentreId centre, IReadOnlyList<CentrePerson> people, CancellationToken cancel) =>
        new(await EnteredAsync(centre, people, cancel), await reveals.OfAsync(centre, people, cancel));

    private async Task<IReadOnlyList<Unusual>> EnteredAsync(CentreId centre, IReadOnlyList<CentrePerson> people, CancellationToken cancel)
    {
        var many = (await held.ByShiftAsync(centre.Value, cancel)).Where(shift => shift.People >= FewestPeople)
            .ToDictionary(shift => Convert.ToHexString(shift.ShiftToken.Span));
        var found = new List<Unusual>();
        if (many.Count == 0)
            return found;
        foreach (var person in people)
        {
            if (many.GetValueOrDefault(Convert.ToHexString(ShiftToken.Of(keys, person.Id))) is { } shift
                && await CompareAsync(centre, person, shift, cancel) is { } unusual)
                found.Add(unusual);
        }

        return found;
    }

    private async Task<Unusual?> CompareAsync(CentreId centre, CentrePerson person, HeldOfShift shift, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var calls = await db.Set<Call>()
            .Where(call => call.Volunteer == person.Id && (call.EndedAt == null || call.EndedAt >= shift.Since)
                && db.Set<Campaign>().Any(campaign => campaign.Id == call.Campaign && campaign.Centre == centre))
            .Select(call => new { call.StartedAt, call.EndedAt }).ToListAsync(cancel);
        var onCalls = calls.Aggregate(TimeSpan.Zero, (sum, call) => sum + ((call.EndedAt ?? now) - call.StartedAt));
        return shift.People > MostACall * calls.Count || shift.People > MostAMinute * onCalls.TotalMinutes ? new Unusual(person, shift.People, calls.Count, onCalls, shift.Since) : null;
    }
}
