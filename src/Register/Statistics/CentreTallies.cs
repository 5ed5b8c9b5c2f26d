using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>Reads what is kept of a centre's sealed declarations: how many people a day, and not who, nor by whom.</summary>
public sealed class CentreTallies
{
    private readonly LedgerlineDb _db;

    internal CentreTallies(LedgerlineDb db) => _db = db;

    /// <summary>How many people who declared on a call, or called the hotline, are sealed of each of the days; days in UTC, as in the register. Annulled ones are counted too.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, long>> OfAsync(Guid centre, IReadOnlyCollection<DateOnly> days, CancellationToken cancel = default) =>
        await _db.Set<Tally>()
            .Where(tally => tally.Centre == centre && days.Contains(tally.Day) && tally.Organisation == Organisations.None && tally.Channel != Channel.Web)
            .GroupBy(tally => tally.Day).Select(day => new { day.Key, Count = day.Sum(tally => tally.Count) }).ToDictionaryAsync(day => day.Key, day => day.Count, cancel);
}
