using System.Text.Json;
using Ledgerline.Storage;

namespace Ledgerline.Bench.Simulating;

/// <summary>What happened in a simulated phone bank: a table for people, and one line of JSON.</summary>
internal sealed class BankReport(DatabaseEngine engine, BankSize size, Judge judge, TimeSpan took)
{
    private readonly List<double> _late = [.. judge.Tally.MinutesLate.Order()];

    public long Violations => judge.Tally.Violations;

    public void WriteTable()
    {
        Console.WriteLine($"{Engine}: {size.Volunteers} volunteers, {size.Contacts} contacts, {size.Days} days; {judge.Tally.Dialled} calls in {took.TotalSeconds:0} s");
        foreach (var (outcome, count) in judge.Tally.Outcomes)
            Console.WriteLine($"  {outcome,-20}{count,10}");
        Console.WriteLine($"  callbacks made {_late.Count}, late by {Late(50):0} minutes (half), {Late(90):0} (nine in ten); waiting {judge.Outstanding.Count()}");
        foreach (var violation in Enum.GetValues<Violation>())
            Console.WriteLine($"  {violation,-20}{judge.Tally.Of(violation),10}");
        Console.WriteLine();
    }

    public void WriteLine()
    {
        var line = new Dictionary<string, object>
        {
            ["bench"] = "bank",
            ["engine"] = Engine,
            ["violations"] = Violations,
            ["contacts"] = size.Contacts,
            ["volunteers"] = size.Volunteers,
            ["days"] = size.Days,
            ["calls"] = judge.Tally.Dialled,
            ["callbacks"] = _late.Count,
            ["callback_late_p50_minutes"] = Late(50),
            ["callback_late_p90_minutes"] = Late(90),
            ["seconds"] = Math.Round(took.TotalSeconds),
        };
        foreach (var violation in Enum.GetValues<Violation>())
            line[JsonNamingPolicy.SnakeCaseLower.ConvertName(violation.ToString())] = judge.Tally.Of(violation);
        Console.WriteLine(JsonSerializer.Serialize(line));
    }

    private string Engine => engine switch
    {
        DatabaseEngine.Sqlite => "sqlite",
        DatabaseEngine.PostgreSql => "postgresql",
    };

    private double Late(int percentile) => _late.Count == 0 ? 0 : _late[(_late.Count - 1) * percentile / 100];
}
