using Ledgerline.Storage;

namespace Ledgerline.Bench.Flooding;

/// <summary>Staff at work while the public side is flooded, against the same work without the flood; then the process is killed and every receipt that was given is looked for.</summary>
internal static class FloodBenchmark
{
    private const int HonestAtOnce = 2;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <returns>The process's exit code: 1 when anything that was acknowledged is lost, or a step of the staff's was not answered.</returns>
    public static async Task<int> RunAsync(FloodSize size)
    {
        try
        {
            await using var system = await BenchSystem.StartAsync(DatabaseEngine.PostgreSql);
            await FloodedProgram.FillAsync(system, size.JunkPerHour);
            var report = await MeasureAsync(system, size);
            report.WriteTable();
            report.WriteLine();
            return report.Lost + report.StaffFailed == 0 ? 0 : 1;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    private static async Task<FloodReport> MeasureAsync(BenchSystem system, FloodSize size)
    {
        var acknowledged = new Acknowledged();
        using var program = await FloodedProgram.ServeAsync(system);
        using var outside = new HttpClient { BaseAddress = program.Url };
        var staff = FloodedProgram.Volunteers.Select(name => new StaffAtWork(program.Url, name, FloodedProgram.Password, acknowledged)).ToList();
        foreach (var volunteer in staff)
            await volunteer.SignInAsync();
        var junk = new JunkFlood(outside, await SolvedWork.DoAsync(outside, (size.Junk + 1) / 2), acknowledged);
        var honest = new HonestPerson(outside, await SolvedWork.DoAsync(outside, (size.Seconds + 1) / 2), acknowledged);

        await new PageFlood(program.Url, FloodedProgram.Entries, size.PagesPerSecond / 4).RunAsync(WarmUp);
        await WorkAsync(staff, WarmUp);
        var quiet = await WorkAsync(staff, size.Time);
        var pages = new PageFlood(program.Url, FloodedProgram.Entries, size.PagesPerSecond);
        using var over = new CancellationTokenSource(size.Time);
        var declaring = Enumerable.Range(0, HonestAtOnce).Select(_ => honest.RunAsync(over.Token)).ToList();
        var (reading, sending) = (pages.RunAsync(size.Time), junk.RunAsync(size.Junk, size.Time));
        var flooded = await WorkAsync(staff, size.Time);
        await Task.WhenAll([.. declaring, sending]);
        var read = await reading;
        await program.KillAsync();

        var failed = staff.Sum(volunteer => volunteer.Failed);
        staff.ForEach(volunteer => volunteer.Dispose());
        return new FloodReport(size, quiet, flooded, read)
        {
            StaffFailed = failed,
            PagesRefused = pages.Refused,
            JunkRefused = junk.Refused,
            HonestGiven = honest.Given,
            HonestTriedAgain = honest.TriedAgain,
            Acknowledged = acknowledged.Count,
            Lost = await acknowledged.LostAsync(system),
        };
    }

    private static async Task<Load> WorkAsync(List<StaffAtWork> staff, TimeSpan time)
    {
        var all = (await Task.WhenAll(staff.Select(volunteer => Task.Run(() => volunteer.RunAsync(time))))).SelectMany(took => took).ToList();
        return new Load(all.Count / time.TotalSeconds, all);
    }
}
