using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Ledgerline.Register.Declaring;

namespace Ledgerline.Bench.Flooding;

/// <summary>A group's id with work done for it.</summary>
internal sealed record SolvedWork(Guid Group, string Challenge, string Solution)
{
    /// <summary>
    /// Does as much as is asked for now, for so many groups with one challenge, as a flooder would. Before anything is measured: the work is done on other people's machines.
    /// </summary>
    public static async Task<ConcurrentQueue<SolvedWork>> DoAsync(HttpClient client, int count)
    {
        var asked = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/declarations/challenge", UriKind.Relative));
        var (challenge, bits) = (asked.GetProperty("challenge").GetString()!, asked.GetProperty("bits").GetInt32());
        var solved = new ConcurrentQueue<SolvedWork>();
        await Parallel.ForAsync(0, count, (_, _) =>
        {
            var group = Guid.NewGuid();
            solved.Enqueue(new SolvedWork(group, challenge, Solve(Work.Seed(challenge, group), bits)));
            return ValueTask.CompletedTask;
        });
        return solved;
    }

    private static string Solve(byte[] seed, int bits) => string.Join(',', Enumerable.Range(0, Work.Puzzles).Select(puzzle =>
    {
        uint number = 0;
        while (!Work.Solves(seed, puzzle, number, bits))
            number++;
        return number.ToString(CultureInfo.InvariantCulture);
    }));
}
