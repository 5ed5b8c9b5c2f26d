using System.Globalization;
using Ledgerline.Register.Statistics;

namespace Ledgerline.Register.Tests.Statistics;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-11-28", "2026-11-28", "2026-W48", "2026-11", "2026")]
    [InlineData("2026-01-01", "2026-01-01", "2026-W01", "2026-01", "2026")]
    [InlineData("2027-01-03", "2027-01-03", "2026-W53", "2027-01", "2027")] // A Sunday, whose week belongs to the year before.
    [InlineData("2024-12-30", "2024-12-30", "2025-W01", "2024-12", "2024")] // A Monday, whose week belongs to the next.
    [InlineData("2024-02-29", "2024-02-29", "2024-W09", "2024-02", "2024")]
    public void Name_OfADay_IsThatOfIso8601(string day, params string[] names) =>
        new[] { Period.Day, Period.Week, Period.Month, Period.Year }.Select(period => period.Name(period.StartOf(Day(day)))).ShouldBe(names);

    [Fact]
    public void Periods_FollowEachOtherWithoutAGap()
    {
        foreach (var period in Periods.Each)
        {
            var start = period.StartOf(Day("2019-12-15"));
            for (var day = Day("2019-12-15"); day < Day("2025-02-01"); day = day.AddDays(1))
            {
                if (day == period.After(start))
                    start = day;
                period.StartOf(day).ShouldBe(start, $"{period} of {day:O}");
            }
        }
    }

    [Fact]
    public void TryParse_OfEachSlug_FindsIt()
    {
        foreach (var period in Periods.Each)
        {
            Periods.TryParse(period.Slug(), out var parsed).ShouldBeTrue();
            parsed.ShouldBe(period);
        }

        foreach (var other in new[] { null, "", "day", "Days", "days ", "2026" })
            Periods.TryParse(other, out _).ShouldBeFalse();
    }

    [Fact]
    public void By_WhereNobodyDeclaredForAWhile_CountsNobodyThen()
    {
        var one = new Counts(Declared: 3, Annulled: 1, Party: 1, YouthLeague: 1, YoungPioneers: 2, RealNames: 1);
        var register = new CountedRegister(8, [new(Day("2026-01-31"), one), new(Day("2026-02-01"), one), new(Day("2026-05-10"), one)]);

        register.By(Period.Month).Select(row => (row.Start.Month, row.Counts.Count)).ShouldBe([(1, 2), (2, 2), (3, 0), (4, 0), (5, 2)]);
        register.By(Period.Week).Count.ShouldBe(15);
        register.By(Period.Day).Count.ShouldBe(100);
        register.By(Period.Year).ShouldBe([new PeriodCounts(Day("2026-01-01"), register.Total)]);
        register.Total.ShouldBe(new Counts(9, 3, 3, 3, 6, 3));
        register.Total.Pseudonyms.ShouldBe(3);
        new CountedRegister(0, []).By(Period.Day).ShouldBeEmpty();
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
