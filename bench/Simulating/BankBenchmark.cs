using System.Diagnostics;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Simulating;

internal sealed record BankSize(int Contacts, int Volunteers, int Days);

/// <summary>
/// Days of a phone bank with a clock of its own: volunteers in twenty time zones call people in as many, several at the same instant, on the whole program.
/// A <see cref="Judge"/> follows every call.
/// </summary>
internal static class BankBenchmark
{
    public static readonly BankSize Whole = new(200_000, 500, 30);

    private const int Seed = 7;
    private const int AtOnce = 8;

    private static readonly DateTimeOffset Start = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan SaysEvery = TimeSpan.FromHours(6);
    private static readonly TimeSpan TidiesEvery = TimeSpan.FromMinutes(15);

    /// <returns>The process's exit code: 1 when anything happened that must not.</returns>
    public static async Task<int> RunAsync(BankSize size)
    {
        try
        {
            var reports = new List<BankReport>();
            foreach (var engine in BenchSystem.Engines)
            {
                var clock = new FakeClock();
                clock.Set(Start);
                await using var system = await BenchSystem.StartAsync(engine, clock: clock);
                reports.Add(await RunAsync(system, clock, size));
                reports[^1].WriteTable();
            }

            foreach (var report in reports)
                report.WriteLine();
            return reports.Exists(report => report.Violations > 0) ? 1 : 0;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    private static async Task<BankReport> RunAsync(BenchSystem system, FakeClock clock, BankSize size)
    {
        var campaigns = SimulatedCampaign.Make(DateOnly.FromDateTime(Start.UtcDateTime));
        var contacts = await SimulatedPeople.FillAsync(system, campaigns, size.Contacts, Start);
        var judge = new Judge();
        var check = new BankCheck(system, judge, campaigns);
        var volunteers = new PriorityQueue<SimulatedVolunteer, DateTimeOffset>();
        foreach (var index in Enumerable.Range(0, size.Volunteers))
        {
            var plan = new CallPlan(campaigns, index, Seed);
            volunteers.Enqueue(new SimulatedVolunteer(system, judge, check, campaigns[index % campaigns.Count], plan), plan.NextShift(Start));
        }

        var took = Stopwatch.StartNew();
        var (end, tidies, says) = (Start.AddDays(size.Days), Start, Start);
        while (volunteers.TryPeek(out _, out var now) && now < end)
        {
            clock.Set(now);
            await StepAsync(volunteers, now);
            judge.EndMinute();
            await check.NobodyAsync(now);
            tidies = now < tidies ? tidies : await TidyAsync(system, now);
            says = now < says ? says : await SayAsync(judge, now);
        }

        clock.Set(end);
        await check.EndAsync(contacts, end);
        return new BankReport(system.Engine, size, judge, took.Elapsed);
    }

    /// <summary>All that happens in one minute, several at once.</summary>
    private static async Task StepAsync(PriorityQueue<SimulatedVolunteer, DateTimeOffset> volunteers, DateTimeOffset now)
    {
        var due = new List<SimulatedVolunteer>();
        while (volunteers.TryPeek(out _, out var at) && at == now)
            due.Add(volunteers.Dequeue());
        var next = new DateTimeOffset[due.Count];
        await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) => next[index] = await due[index].StepAsync(now));
        volunteers.EnqueueRange(due.Zip(next));
    }

    private static async Task<DateTimeOffset> TidyAsync(BenchSystem system, DateTimeOffset now)
    {
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<ForgetOldCalls>().RunAsync();
        return now + TidiesEvery;
    }

    private static async Task<DateTimeOffset> SayAsync(Judge judge, DateTimeOffset now)
    {
        await Console.Error.WriteLineAsync($"{now:d MMMM HH:mm}: {judge.Tally.Dialled} calls, {judge.Tally.Violations} violations");
        return now + SaysEvery;
    }
}
