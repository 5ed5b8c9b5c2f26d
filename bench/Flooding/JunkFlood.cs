using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ledgerline.Bench.Flooding;

/// <summary>False declarations by program, evenly over the time, every other one with work.</summary>
internal sealed class JunkFlood(HttpClient client, ConcurrentQueue<SolvedWork> work, Acknowledged acknowledged)
{
    private int _refused;

    /// <summary>How many were refused, for whatever reason.</summary>
    public int Refused => _refused;

    public async Task RunAsync(int count, TimeSpan time)
    {
        using var tick = new PeriodicTimer(time / count);
        var sent = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            sent.Add(SendAsync(i % 2 == 0 && work.TryDequeue(out var done) ? done : new SolvedWork(Guid.NewGuid(), "", "")));
            await tick.WaitForNextTickAsync();
        }

        await Task.WhenAll(sent);
    }

    private async Task SendAsync(SolvedWork done)
    {
        var person = new { id = Guid.NewGuid(), name = "Junk", nameKind = "pseudonym", organisations = new[] { "party" }, statement = "Junk, junk, junk." };
        using var answer = await client.PostAsJsonAsync(
            new Uri("/api/v1/declarations", UriKind.Relative), new { group = done.Group, people = new[] { person }, challenge = done.Challenge, solution = done.Solution });
        if (answer.StatusCode == HttpStatusCode.OK)
            acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString()!);
        else
            Interlocked.Increment(ref _refused);
    }
}
