using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Publishing;

/// <summary>Makes the published totals of what the database counted.</summary>
internal static class CountTotals
{
    public static LogTotals Of(LogState state, IEnumerable<DayTotal> totals) => new(
        state.Size,
        state.Declarations,
        state.Annulments,
        state.Declarations - state.Annulments,
        [.. totals.GroupBy(total => total.Day).OrderBy(day => day.Key).Select(day => new LogTotals.Day(
            day.Key, On(day, Organisations.None), On(day, Organisations.Party), On(day, Organisations.YouthLeague), On(day, Organisations.YoungPioneers)))]);

    private static long On(IEnumerable<DayTotal> day, Organisations organisation) =>
        day.Where(total => total.Organisation == organisation).Sum(total => total.Declared - total.Annulled);
}
