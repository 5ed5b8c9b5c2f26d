using System.Diagnostics;
using System.Text.Json;
using Ledgerline.Bench.Reading;
using Ledgerline.Storage;

namespace Ledgerline.Bench.Stories;

#pragma warning disable RS0030 // A seeded generator: the same pages are asked for each time.
/// <summary>The pages of the stories as they are made anew, one after the other, and then one of them from the cache beside Kestrel alone.</summary>
internal static class StoriesBenchmark
{
    public const int DefaultStories = 20_000;

    private const int Calls = 600;
    private const int WarmUps = 200;
    private const int Callers = 32;
    private const string Kept = "/en/stories/7";

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(int stories)
    {
        try
        {
            var lines = new List<Dictionary<string, object>>();
            var findings = new List<Finding>();
            foreach (var engine in BenchSystem.Engines)
            {
                await using var system = await BenchSystem.StartAsync(engine, listens: true);
                var clock = Stopwatch.StartNew();
                await InventedStories.FillAsync(system, stories);
                Console.WriteLine($"{engine}: {stories:N0} stories in {InventedStories.Languages.Length} languages, filled in {clock.Elapsed.TotalSeconds:0} s");
                lines.Add(await MadeAnewAsync(system, stories));
                findings.Add(await KeptAsync(system));
            }

            Report.WriteTable("story from the cache", findings);
            foreach (var (line, finding) in lines.Zip(findings))
            {
                Console.WriteLine(JsonSerializer.Serialize(line));
                Report.WriteLine("stories kept", finding);
            }

            return 0;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    private static async Task<Dictionary<string, object>> MadeAnewAsync(BenchSystem system, int stories)
    {
        // Whoever has a cookie is served apart, so each page is made for her.
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = system.Url };
        client.DefaultRequestHeaders.Add("Cookie", "a=b");
        var (line, random) = (new Dictionary<string, object> { ["bench"] = "stories", ["engine"] = system.Engine == DatabaseEngine.Sqlite ? "sqlite" : "postgresql", ["stories"] = stories }, new Random(11));
        string Language() => InventedStories.Languages[random.Next(InventedStories.Languages.Length)];
        string Typed(string language) => Uri.EscapeDataString(string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => InventedStories.Word(language, random.Next(0, 4_000)))));
        string Search(string language) => $"/{language}/stories/search?q={Typed(language)}";
        foreach (var (name, path) in ((string, Func<string>)[])
            [
                ("list", () => random.Next(3) == 0 ? $"/{Language()}/stories" : $"/{Language()}/stories/page/{random.Next((stories - 1) / 20)}"),
                ("story", () => $"/{Language()}/stories/{random.Next(1, stories + 1)}"),
                ("search", () => Search(Language())),
                ("search for what most have", () => $"/en/stories/search?q={InventedStories.Word("en", random.Next(4))}"),
            ])
        {
            var times = new List<double>();
            for (var call = -WarmUps; call < Calls; call++)
            {
                var (asked, start) = (path(), Stopwatch.GetTimestamp());
                using var answer = await client.GetAsync(new Uri(asked, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                if (!answer.IsSuccessStatusCode)
                    throw new CannotMeasureException($"{asked}: {answer.StatusCode}");
                if (call >= 0)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            var (p50, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
            Console.WriteLine($"{system.Engine,-12}{name,-28}p50 {p50,7:0.00} ms   p99 {p99,7:0.00} ms");
            (line[$"{name} p50_ms"], line[$"{name} p99_ms"]) = (Math.Round(p50, 2), Math.Round(p99, 2));
        }

        return line;
    }

    private static async Task<Finding> KeptAsync(BenchSystem system)
    {
        using var readers = new Readers(system.Url, Kept, form: null);
        await readers.ReadAsync();
        var bytes = await readers.ReadAsync();
        await using var bareSite = await BareSite.StartAsync(new Dictionary<string, int> { [Kept] = bytes });
        using var bare = new Readers(bareSite.Url, Kept, form: null);
        var comparison = await Comparison.RunAsync(Callers, int.MaxValue, readers.ReadAsync, bare.ReadAsync);
        return new Finding(system.Engine, Callers, comparison, new Dictionary<string, long>()) { Figures = new Dictionary<string, double> { ["bytes"] = bytes } };
    }
}
#pragma warning restore RS0030
