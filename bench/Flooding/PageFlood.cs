using System.Diagnostics;
using System.Globalization;
using Ledgerline.Bench.Reading;

namespace Ledgerline.Bench.Flooding;

/// <summary>
/// Page views that come whether or not the ones before were answered: so many a second, over as many connections as a crowd of browsers keeps. Of twenty, seventeen are of pages that everybody
/// reads and the cache has, and one each is an entry that mostly nobody has read before, the empty form, and a search by name.
/// </summary>
internal sealed class PageFlood(Uri site, int entries, int perSecond)
{
    private const int Connections = 128;
    private const int Mix = 20;

    private static readonly string[] Read = ["/en/", "/en/register", "/en/register/7", "/en/statistics/days", "/en/entry/5", "/api/v1/statistics/days.csv"];

    private int _begun;
    private int _refused;

    /// <summary>How many were answered 503.</summary>
    public int Refused => _refused;

    /// <returns>Those that were answered with the page, and how long each took from the moment at which it should have been sent.</returns>
    public async Task<Load> RunAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(clock, time))));
        var all = each.SelectMany(took => took).ToList();
        return new Load(all.Count / clock.Elapsed.TotalSeconds, all);
    }

    private async Task<List<double>> AskAsync(Stopwatch clock, TimeSpan time)
    {
        var took = new List<double>();
        using var connection = await Connection.OpenAsync(site);
        while (true)
        {
            var number = Interlocked.Increment(ref _begun) - 1;
            var due = TimeSpan.FromSeconds((double)number / perSecond);
            if (due >= time || clock.Elapsed >= time)
                return took;
            if (due - clock.Elapsed is var early && early > TimeSpan.Zero)
                await Task.Delay(early);
            var answer = await connection.AskAsync(RequestOf(number));
            if (answer.Status == 200)
                took.Add((clock.Elapsed - due).TotalMilliseconds);
            else if (answer.Status == 503)
                Interlocked.Increment(ref _refused);
            else
                throw new CannotMeasureException($"A page was answered {answer.Status}.");
        }
    }

    private byte[] RequestOf(int number) => (number % Mix) switch
    {
        0 => Connection.Request(site, string.Create(CultureInfo.InvariantCulture, $"/en/entry/{number * 7L % entries}")),
        1 => Connection.Request(site, "/en/declare"),
        2 => Connection.Request(site, "/en/search", "Name=wang"),
        _ => Connection.Request(site, Read[number % Read.Length]),
    };
}
