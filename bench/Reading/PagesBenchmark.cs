using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Reading;

/// <summary>A flash crowd on the public pages, against Kestrel alone with answers of the same size.</summary>
internal static class PagesBenchmark
{
    private const int Callers = 32;
    private const int Entries = 20_000;

    /// <summary>A page more is a line more. All but the search are kept; what is looked for is posted.</summary>
    private static readonly (string Name, string Path, string? Form)[] Pages =
    [
        ("home", "/en/", null),
        ("register", "/en/register", null),
        ("register page", "/en/register/7", null),
        ("organisation", "/en/register/organisation/party", null),
        ("entry", "/en/entry/5", null),
        ("statistics", "/en/statistics/days", null),
        ("statistics csv", "/api/v1/statistics/days.csv", null),
        ("api entry", "/api/v1/entries/5", null),
        ("search", "/en/search", "Name=wang"),
    ];

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync()
    {
        try
        {
            await using var system = await BenchSystem.StartAsync(DatabaseEngine.Sqlite, listens: true);
            await FillAsync(system);
            var sizes = new Dictionary<string, int>();
            foreach (var (_, path, form) in Pages)
                sizes.Add(path, await SizeAsync(system.Url, path, form));
            await using var bare = await BareSite.StartAsync(sizes);
            var findings = new List<(string Name, Finding Finding)>();
            foreach (var (name, path, form) in Pages)
                findings.Add((name, await MeasureAsync(system.Url, bare.Url, path, form, sizes[path])));
            foreach (var (name, finding) in findings)
                Report.WriteTable(name, [finding]);
            foreach (var (name, finding) in findings)
                Report.WriteLine($"pages {name}", finding);
            return findings.Exists(each => each.Finding.Faults.Values.Any(count => count != 0)) ? 1 : 0;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    private static async Task FillAsync(BenchSystem system)
    {
        await using var scope = system.Scope();
        await NewLog.MakeAsync(scope.ServiceProvider, system.Installation, "register.example/log");
        await scope.ServiceProvider.GetRequiredService<SeedRegister>().RunAsync(Entries, seed: 7);
        await scope.ServiceProvider.GetRequiredService<PublishLog>().RunAsync();
    }

    /// <summary>The second time: it comes from the cache then, and says how long it is.</summary>
    private static async Task<int> SizeAsync(Uri site, string path, string? form)
    {
        using var readers = new Readers(site, path, form);
        await readers.ReadAsync();
        return await readers.ReadAsync();
    }

    private static async Task<Finding> MeasureAsync(Uri site, Uri bareSite, string path, string? form, int bytes)
    {
        using var readers = new Readers(site, path, form);
        using var bare = new Readers(bareSite, path, form);
        var wrong = 0L;
        async Task ReadAsync(Readers from)
        {
            if (await from.ReadAsync() != bytes)
                Interlocked.Increment(ref wrong);
        }

        var comparison = await Comparison.RunAsync(Callers, int.MaxValue, () => ReadAsync(readers), () => ReadAsync(bare));
        return new Finding(DatabaseEngine.Sqlite, Callers, comparison, new Dictionary<string, long> { ["wrong"] = wrong }) { Figures = new Dictionary<string, double> { ["bytes"] = bytes } };
    }
}
