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

    /// <summary>Many at once, within the caller's transaction.</summary>
    /// <param name="changes">When they had been entered, and how many more there are, or, below zero, fewer.</param>
    public async Task CountAsync(PersonId volunteer, CentreId centre, IEnumerable<(DateTimeOffset At, int People)> changes, CancellationToken cancel)
    {
        var zone = await centreClock.ZoneOfAsync(centre, cancel);
        foreach (var week in changes.GroupBy(change => LocalDay.Of(change.At, zone).Monday.Date).OrderBy(week => week.Key))
        {
            var more = week.Sum(change => change.People);
            // What was never counted, or is not kept, is not taken back.
            var sql = more > 0
                ? $"""
                   INSERT INTO {Statement.Table(db.Source, "week_tallies")} AS t (volunteer, week, declared, may_be_kept) VALUES (@volunteer, @week, @more, FALSE)
                   ON CONFLICT (volunteer, week) DO UPDATE SET declared = t.declared + excluded.declared
                   """
                : $"""
                   UPDATE {Statement.Table(db.Source, "week_tallies")} SET declared = CASE WHEN declared + @more < 0 THEN 0 ELSE declared + @more END
                   WHERE volunteer = @volunteer AND week = @week
                   """;
            await using var command = db.Command(sql, ("volunteer", volunteer.Value), ("week", week.Key), ("more", more));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task<DateOnly> WeekOfAsync(Actor volunteer, DateTimeOffset at, CancellationToken cancel) =>
        LocalDay.Of(at, await centreClock.ZoneOfAsync(volunteer.Centre, cancel)).Monday.Date;
}
