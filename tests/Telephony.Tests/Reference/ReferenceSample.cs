using System.Diagnostics;
using Ledgerline.Telephony.Numbers;
using Ledgerline.Telephony.TimeZones;

namespace Ledgerline.Telephony.Tests.Reference;

/// <summary>What Debian's python3-phonenumbers makes of a text. A null is a "-" of the file.</summary>
internal sealed record ReferenceAnswer(
    string Text,
    string? DefaultRegion,
    string? Error,
    string? E164,
    bool IsValid,
    string? Region,
    string? International,
    string? National,
    string? Zones);

/// <summary>
/// Runs generate.py, once for all tests: it needs Debian's package python3-phonenumbers, and where that is missing the tests
/// fail, because a reader of numbering plans that nothing is compared with is not to be trusted.
/// </summary>
internal sealed class ReferenceSample
{
    // Debian's python, since it alone sees Debian's package.
    private const string Python = "/usr/bin/python3";
    private static readonly Lazy<ReferenceSample> Made = new(Make);

    private ReferenceSample(NumberPlans plans, ZoneMap zones, IReadOnlyList<ReferenceAnswer> answers)
    {
        Plans = plans;
        Zones = zones;
        Answers = answers;
    }

    public static ReferenceSample Instance => Made.Value;

    /// <summary>The plans of the Debian package, through our reader.</summary>
    public NumberPlans Plans { get; }

    /// <summary>The time zones of the Debian package, through our reader.</summary>
    public ZoneMap Zones { get; }

    public IReadOnlyList<ReferenceAnswer> Answers { get; }

    private static ReferenceSample Make()
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-numbers-");
        try
        {
            RunGenerator(folder.FullName);
            using var plans = File.OpenRead(Path.Combine(folder.FullName, "number-plans.txt"));
            using var zones = File.OpenRead(Path.Combine(folder.FullName, "time-zones.txt"));
            var answers = File.ReadLines(Path.Combine(folder.FullName, "sample.tsv")).Select(ReadAnswer).ToList();
            return new ReferenceSample(NumberPlans.Load(plans), ZoneMap.Load(zones), answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void RunGenerator(string folder)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "reference", "generate.py");
        var start = new ProcessStartInfo(Python, ["-B", script, folder]) { RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} did not start.");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"generate.py failed (is python3-phonenumbers installed?): {errors}");
    }

    private static ReferenceAnswer ReadAnswer(string line)
    {
        var fields = line.Split('\t');
        string? Optional(int index) => fields[index] == "-" ? null : fields[index];
        return new ReferenceAnswer(
            fields[0], Optional(1), Optional(2), Optional(3), fields[4] == "valid", Optional(5), Optional(6), Optional(7), Optional(8));
    }
}
