using System.Diagnostics;
using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Importing;

/// <summary>A large list is uploaded and imported, against bare insertion of as many rows as it leaves behind.</summary>
internal static class ImportBenchmark
{
    public const int DefaultRows = 1_000_000;

    public const int DefaultRounds = 3;

    public static async Task<Finding> RunAsync(BenchSystem system, int rows, int rounds)
    {
        await using IBareContacts bare = system.Engine switch
        {
            DatabaseEngine.Sqlite => await SqliteBareContacts.OpenAsync(system.Database),
            DatabaseEngine.PostgreSql => await PostgreSqlBareContacts.OpenAsync(system.Database),
        };
        var (uploads, imports, inserts) = (new List<Load>(), new List<Load>(), new List<Load>());
        var (peak, lost) = (0L, 0L);
        // Rounds after the first insert into what is large already, both of them.
        for (var round = 0; round < rounds; round++)
        {
            var campaign = await AddCampaignAsync(system);
            if (round % 2 == 0)
                await InsertAsync();
            Memory.ForgetPeak();
            var list = Guid.Empty;
            uploads.Add(await TimeAsync(async () => list = await UploadAsync(system, campaign, round * rows, rows)));
            imports.Add(await TimeAsync(() => ImportAsync(system, campaign, list)));
            peak = Math.Max(peak, Memory.Peak);
            if (round % 2 != 0)
                await InsertAsync();
            lost += rows - InventedList.TwiceIn(rows) - await CountAsync(system, campaign);
        }

        return new Finding(system.Engine, 1, new Comparison(imports, inserts), new Dictionary<string, long> { ["lost"] = lost })
        {
            Figures = new Dictionary<string, double> { ["uploaded_per_second"] = uploads.Average(load => load.PerSecond), ["peak_mb"] = peak / 1e6 },
        };

        async Task InsertAsync()
        {
            // As many at once as the program does, made before the clock runs.
            var time = TimeSpan.Zero;
            for (var done = 0; done < rows; done += RunImport.RowsInStep)
            {
                var contacts = BareContact.Make(Math.Min(RunImport.RowsInStep, rows - done));
                var clock = Stopwatch.StartNew();
                await bare.InsertAsync(contacts);
                time += clock.Elapsed;
            }

            inserts.Add(new Load(rows / time.TotalSeconds, [time.TotalMilliseconds]));
        }

        async Task<Load> TimeAsync(Func<Task> work)
        {
            var clock = Stopwatch.StartNew();
            await work();
            return new Load(rows / clock.Elapsed.TotalSeconds, [clock.Elapsed.TotalMilliseconds]);
        }
    }

    private static async Task<CampaignId> AddCampaignAsync(BenchSystem system)
    {
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        var campaign = new Campaign { Id = CampaignId.New(), Centre = new CentreId(Guid.NewGuid()), Name = "Bench", CallingTo = CallingHours.MinutesPerDay, State = CampaignState.Open };
        db.Add(campaign);
        await db.SaveChangesAsync();
        return campaign.Id;
    }

    private static async Task<Guid> UploadAsync(BenchSystem system, CampaignId campaign, int first, int rows)
    {
        await using var scope = system.Scope();
        var (id, problem) = await scope.ServiceProvider.GetRequiredService<Uploads>().KeepAsync(campaign, "people.csv", new InventedList(first, rows), CancellationToken.None);
        return problem is null ? id : throw new CannotMeasureException($"The file is not read: {problem}.");
    }

    private static async Task ImportAsync(BenchSystem system, CampaignId campaign, Guid upload)
    {
        await using var scope = system.Scope();
        var actor = new Actor(new PersonId(Guid.NewGuid()), new CentreId(Guid.NewGuid()), "bench");
        var reading = new PhoneBank.ContactLists.Reading(FileEncoding.Utf8, ',', HasHeadings: true, 1, 0, 2, "US", null);
        await scope.ServiceProvider.GetRequiredService<StartImport>().StartAsync(actor, campaign, upload, reading, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(upload, CancellationToken.None);
    }

    private static async Task<long> CountAsync(BenchSystem system, CampaignId campaign) =>
        (await system.ReadAsync<long>($"SELECT COUNT(*) FROM {system.Database.Table("phone_bank", "contacts")} WHERE campaign = @campaign", ("campaign", campaign.Value))).Single();
}
