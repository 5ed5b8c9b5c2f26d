using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Sealing;

public sealed class SealOrderTests
{
    private const int People = 8;
    private const int Batches = 400;

    /// <summary>
    /// Where each person of a batch lands, counted over many batches: every place equally often. χ² with 49 degrees of freedom (7 × 7) is above
    /// 112 once in a million runs.
    /// </summary>
    [Theory, OnBothEngines]
    public async Task Seal_ManyBatches_PlacesAreIndependentOfTheOrderOfDeclaring(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var landed = new int[People, People];
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < People / 2; i++)
                await system.DeclareAsync(GroupId.New(), Draft($"{2 * i}"), Draft($"{(2 * i) + 1}"));
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            // Publishing four hundred times over adds nothing here.
            (await system.InScopeAsync<SealBatch, int>(seal => seal.RunAsync())).ShouldBe(People);
        }

        var names = await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).Select(entry => entry.Name!).ToListAsync());
        for (var at = 0; at < names.Count; at++)
            landed[int.Parse(names[at], System.Globalization.CultureInfo.InvariantCulture), at % People]++;

        const double Expected = (double)Batches / People;
        var chiSquare = landed.Cast<int>().Sum(count => (count - Expected) * (count - Expected) / Expected);
        chiSquare.ShouldBeLessThan(112);

        // Two who declared together lie side by side as often as any two: a quarter of the time, 400 of 1,600; the standard deviation is about 17.
        var together = names.Chunk(People).Sum(batch => Enumerable.Range(1, People - 1).Count(at => GroupOf(batch[at]) == GroupOf(batch[at - 1])));
        together.ShouldBeInRange(290, 510);
    }

    /// <summary>The stored order of retired ids must not follow the entries' either: rank correlation over one large batch.</summary>
    [Theory, OnBothEngines]
    public async Task Seal_OneLargeBatch_RetiredIdsLieInAnOrderOfTheirOwn(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var drafts = Enumerable.Range(0, 990).Select(i => Draft($"{i}")).ToList();
        foreach (var group in drafts.Chunk(99))
            await system.DeclareAsync(GroupId.New(), group);
        await system.SealLaterAsync();

        var keys = (KeyRing)system.Services.GetService(typeof(KeyRing))!;
        var byKey = drafts.ToDictionary(
            draft => Convert.ToHexString(Ledgerline.Register.Declaring.RetiredId.KeyOf(keys, draft.Id.Value)), draft => draft.Name.Text);
        var row = engine == DatabaseEngine.Sqlite ? "rowid" : "ctid";
        var table = engine == DatabaseEngine.Sqlite ? "register_retired_ids" : "register.retired_ids";
        var retired = await system.ReadAsync(db => db.Database.SqlQueryRaw<byte[]>($"SELECT key AS \"Value\" FROM {table} ORDER BY {row}").ToListAsync());
        var retiredAt = retired.Select((key, at) => (byKey[Convert.ToHexString(key)], at)).ToDictionary(pair => pair.Item1, pair => pair.at);
        var entryAt = (await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).Select(entry => entry.Name!).ToListAsync()))
            .Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at);

        // The standard deviation of a rank correlation of 990 unrelated pairs is 1/√989 ≈ 0.032.
        Correlation(drafts, draft => retiredAt[draft.Name.Text], draft => entryAt[draft.Name.Text]).ShouldBeInRange(-0.18, 0.18);
        Correlation(drafts, drafts.IndexOf, draft => entryAt[draft.Name.Text]).ShouldBeInRange(-0.18, 0.18);
        Correlation(drafts, drafts.IndexOf, draft => retiredAt[draft.Name.Text]).ShouldBeInRange(-0.18, 0.18);
    }

    private static int GroupOf(string name) => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture) / 2;

    private static double Correlation(List<DeclarationDraft> all, Func<DeclarationDraft, int> one, Func<DeclarationDraft, int> other)
    {
        var mean = (all.Count - 1) / 2.0;
        var covariance = all.Sum(draft => (one(draft) - mean) * (other(draft) - mean));
        return covariance / all.Sum(draft => (one(draft) - mean) * (one(draft) - mean));
    }
}
