using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Server.Tests;

public class MigrationTests
{
    [Theory]
    [OnBothEngines]
    public async Task Migrations_CoverTheWholeModel(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await using var scope = system.Scope();
        scope.ServiceProvider.GetRequiredService<Schema>().HasUnmigratedChanges().ShouldBeFalse("run ./dev migration NAME");
    }

    /// <summary>A campaign had one script, in a column of its own.</summary>
    [Theory]
    [OnBothEngines]
    public async Task Script_OfACampaignFromBeforeVersions_BecomesItsFirstVersionInEnglish(DatabaseEngine engine)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-migration-").FullName;
        await using (var app = Composition.Build(new ServeOptions { Installation = await EmptyAsync(engine, folder) }, MasterKey.Generate()))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
            var before = db.Database.GetMigrations().Single(name => name.EndsWith("_CallingRules", StringComparison.Ordinal));
            await db.Database.GetService<IMigrator>().MigrateAsync(before);
            var (campaigns, scripts) = (db.Source.Table("phone_bank", "campaigns"), db.Source.Table("phone_bank", "scripts"));
            foreach (var (id, script) in new[] { ("11111111-1111-1111-1111-11111111111A", "## Hello, *you*"), ("22222222-2222-2222-2222-22222222222B", "") })
                await db.Database.ExecuteSqlRawAsync(
                    $"INSERT INTO {campaigns} (id, centre, name, script, calling_from, calling_to, state, made_at) VALUES ('{id}', '{id}', 'Old', {{0}}, 0, 1440, 1, 1700000000000)", script);

            await scope.ServiceProvider.GetRequiredService<Schema>().MigrateAsync();

            var rows = await db.Database.SqlQueryRaw<string>(
                $"SELECT UPPER(CAST(campaign AS text)) || ' ' || language || ' ' || CAST(version AS text) || ' ' || markdown || ' ' || CAST(made_at AS text) || ' ' || CAST(made_by AS text) AS \"Value\" FROM {scripts}").ToListAsync();
            rows.ShouldBe(["11111111-1111-1111-1111-11111111111A en 1 ## Hello, *you* 1700000000000 00000000-0000-0000-0000-000000000000"]);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Installation> EmptyAsync(DatabaseEngine engine, string folder)
    {
        var name = $"empty_{Guid.NewGuid():N}";
        if (engine == DatabaseEngine.PostgreSql)
            await PostgresCluster.Shared.CreateDatabaseAsync(name);
        var installation = new Installation(folder, engine == DatabaseEngine.PostgreSql ? PostgresCluster.Shared.ConnectionString(name) : null);
        installation.MakeFolders();
        return installation;
    }
}
