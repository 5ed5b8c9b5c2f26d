using System.Globalization;
using Ledgerline.Fuzzing.Running;
using Ledgerline.Fuzzing.Targets;

namespace Ledgerline.Fuzzing;

/// <summary>The tests; or, as <c>fuzz TARGET MINUTES</c>, a search guided by what the inputs reach (./dev fuzz).</summary>
public static class Program
{
    public static Task<int> Main(string[] arguments) => arguments is ["fuzz", var name, var minutes]
        ? Task.FromResult(Search(name, TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))))
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments);

    private static int Search(string name, TimeSpan time)
    {
        Coverage.Begin();
        using var search = new SearchByCoverage(Target.Named(name), time, Console.Out);
        return search.Run();
    }
}
