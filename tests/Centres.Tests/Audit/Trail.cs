using Ledgerline.Centres.Audit;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Tests.Audit;

/// <summary>A centre whose trail is added to, read, checked and tampered with.</summary>
internal sealed class Trail(TestSystem system, Actor carla) : IAsyncDisposable
{
    public TestSystem System => system;

    public Actor Carla => carla;

    public CentreId Centre => carla.Centre;

    public static async Task<Trail> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var system = await TestSystem.StartAsync(engine);
        var centre = await system.AddCentreAsync();
        return new Trail(system, new Actor(await system.AddPersonAsync("carla", centre, Role.Coordinator), centre, "carla"));
    }

    /// <summary>Records so many acts, each in a transaction of its own, a second apart.</summary>
    public async Task RecordAsync(int count, Actor? actor = null, string action = "campaign-changed")
    {
        for (var i = 0; i < count; i++)
        {
            system.Clock.Advance(TimeSpan.FromSeconds(1));
            await InOneWriteAsync(system.Services, audit => audit.Record(actor ?? carla, action, Guid.NewGuid()));
        }
    }

    /// <summary>Works with a trail in one write transaction, and commits it.</summary>
    public static async Task InOneWriteAsync(IServiceProvider services, Action<AuditTrail> work)
    {
        await using var scope = services.CreateAsyncScope();
        await using var write = await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().BeginWriteAsync();
        work(scope.ServiceProvider.GetRequiredService<AuditTrail>());
        await write.CommitAsync();
    }

    public Task<TrailState> CheckAsync(WrittenDown? written = null, CentreId? centre = null) =>
        system.InScopeAsync<CheckTrail, TrailState>(check => check.RunAsync(centre ?? Centre, written, default));

    /// <summary>The chain holds, and has so many entries.</summary>
    public async Task ShouldHoldAsync(long entries, CentreId? centre = null)
    {
        var state = await CheckAsync(null, centre);
        state.Fault.ShouldBeNull();
        state.Entries.ShouldBe(entries);
    }

    public Task<List<AuditEntry>> EntriesAsync(CentreId? centre = null) => system.InScopeAsync<LedgerlineDb, List<AuditEntry>>(
        db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.CentreId == (centre ?? Centre).Value).OrderBy(entry => entry.Sequence).ToListAsync());

    /// <summary>What somebody at the database can do. <c>{0}</c> is the centre, <c>entries</c> and <c>heads</c> the tables.</summary>
    public Task<int> TamperAsync(string sql) => system.InScopeAsync<LedgerlineDb, int>(db => db.Database.ExecuteSqlRawAsync(
        sql.Replace("entries", db.Source.Table("centres", "audit_entries"), StringComparison.Ordinal).Replace("heads", db.Source.Table("centres", "audit_heads"), StringComparison.Ordinal),
        Centre.Value));

    public ValueTask DisposeAsync() => system.DisposeAsync();
}
