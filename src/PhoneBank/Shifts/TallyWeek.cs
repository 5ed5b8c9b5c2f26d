using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>Counts for a volunteer how many declared on her calls in a week, and nothing of which calls or people.</summary>
internal sealed class TallyWeek(LedgerlineDb db, CentreClock centreClock, TimeProvider clock)
{
    public async Task AddAsync(Actor volunteer, CancellationToken cancel)
    {
        var week = await WeekOfAsync(volunteer, clock.GetUtcNow(), cancel);
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "week_tallies")} AS t (volunteer, week, declared, may_be_kept) VALUES (@volunteer, @week, 1, FALSE)
            ON CONFLICT (volunteer, week) DO UPDATE SET declared = t.declared + 1
            """;
        await using var write = await db.BeginWriteAsync(cancel);
        await using var command = db.Command(sql, ("volunteer", volunteer.Person.Value), ("week", week));
        await command.ExecuteNonQueryAsync(cancel);
        await write.CommitAsync(cancel);
    }

    /// <summary>One of them was withdrawn.</summary>
    /// <param name="declaredAt">When it had been entered.</param>
    public async Task TakeBackAsync(Actor volunteer, DateTimeOffset declaredAt, CancellationToken cancel)
    {
        var week = await WeekOfAsync(volunteer, declaredAt, cancel);
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<WeekTally>().Where(tally => tally.Volunteer == volunteer.Person && tally.Week == week && tally.Declared > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(tally => tally.Declared, tally => tally.Declared - 1), cancel);
        await write.CommitAsync(cancel);
    }

    private async Task<DateOnly> WeekOfAsync(Actor volunteer, DateTimeOffset at, CancellationToken cancel) =>
        LocalDay.Of(at, await centreClock.ZoneOfAsync(volunteer.Centre, cancel)).Monday.Date;
}
