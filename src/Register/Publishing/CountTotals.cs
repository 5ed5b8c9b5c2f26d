using Ledgerline.Register.Sealing;
using Ledgerline.Register.Statistics;

namespace Ledgerline.Register.Publishing;

/// <summary>Makes the published totals of what the database counted.</summary>
internal static class CountTotals
{
    public static LogTotals Of(LogState state, IEnumerable<DayTotal> totals) => new(
        state.Size,
        state.Declarations,
        state.Annulments,
        state.Declarations - state.Annulments,
        [.. CountedRegister.Of(state.Size, totals).Days.Select(day => new LogTotals.Day(
            day.Start, day.Counts.Count, day.Counts.Party, day.Counts.YouthLeague, day.Counts.YoungPioneers))]);
}
