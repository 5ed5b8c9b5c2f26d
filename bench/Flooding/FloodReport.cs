using System.Text.Json;

namespace Ledgerline.Bench.Flooding;

/// <summary>What a flood did.</summary>
/// <param name="Quiet">The staff's work without it.</param>
/// <param name="Flooded">The staff's work in it.</param>
/// <param name="Pages">The page views that were answered with the page.</param>
internal sealed record FloodReport(FloodSize Size, Load Quiet, Load Flooded, Load Pages)
{
    public required int StaffFailed { get; init; }

    public required int PagesRefused { get; init; }

    public required int JunkRefused { get; init; }

    public required int HonestGiven { get; init; }

    public required int HonestTriedAgain { get; init; }

    /// <summary>Declarations for which a receipt was given, the staff's and the junk's too.</summary>
    public required int Acknowledged { get; init; }

    public required int Lost { get; init; }

    private double[] QuietTimes => Report.Times([Quiet]);

    private double[] FloodedTimes => Report.Times([Flooded]);

    private double[] PageTimes => Report.Times([Pages]);

    public void WriteTable()
    {
        Console.WriteLine($"{"",-22}{"per second",12}{"p50 ms",10}{"p99 ms",10}");
        Row("staff, quiet", Quiet, QuietTimes);
        Row("staff, flooded", Flooded, FloodedTimes);
        Row("pages", Pages, PageTimes);
        Console.WriteLine($"pages refused: {PagesRefused}, junk sent: {Size.Junk}, junk refused: {JunkRefused}");
        Console.WriteLine($"honest given a receipt: {HonestGiven}, told to try again: {HonestTriedAgain}, acknowledged in all: {Acknowledged}, lost: {Lost}, staff failed: {StaffFailed}");
        Console.WriteLine();
    }

    public void WriteLine() => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["bench"] = "flood",
        ["engine"] = "postgresql",
        ["seconds"] = Size.Seconds,
        ["staff_p50_ms"] = Rounded(FloodedTimes[0]),
        ["staff_p99_ms"] = Rounded(FloodedTimes[1]),
        ["staff_steps"] = Flooded.Milliseconds.Count,
        ["quiet_p50_ms"] = Rounded(QuietTimes[0]),
        ["quiet_p99_ms"] = Rounded(QuietTimes[1]),
        ["ratio_p50"] = Rounded(FloodedTimes[0] / QuietTimes[0]),
        ["ratio_p99"] = Rounded(FloodedTimes[1] / QuietTimes[1]),
        ["pages_per_second"] = Rounded(Pages.PerSecond),
        ["pages_p99_ms"] = Rounded(PageTimes[1]),
        ["pages_refused"] = PagesRefused,
        ["junk_sent"] = Size.Junk,
        ["junk_refused"] = JunkRefused,
        ["honest_given"] = HonestGiven,
        ["honest_tried_again"] = HonestTriedAgain,
        ["acknowledged"] = Acknowledged,
        ["lost"] = Lost,
        ["staff_failed"] = StaffFailed,
    }));

    private static void Row(string name, Load load, double[] times) => Console.WriteLine($"{name,-22}{load.PerSecond,12:0}{times[0],10:0.0}{times[1],10:0.0}");

    private static double Rounded(double value) => Math.Round(value, 2);
}
