using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Entries of the audit trail stood by themselves. They are chained by the specification's text, which is written anew here.</summary>
    [Theory]
    [OnBothEngines]
    public async Task AuditTrail_FromBeforeThereWereChains_IsChainedByMigrate_InTheOrderInWhichItWasWritten(DatabaseEngine engine)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-migration-").FullName;
        var installation = await EmptyAsync(engine, folder);
        string[] centres = ["11111111-1111-1111-1111-11111111111A", "22222222-2222-2222-2222-22222222222B"];
        await using (var app = Composition.Build(new ServeOptions { Installation = installation }, MasterKey.Create(installation.MasterKeyFile)))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
            await db.Database.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(name => name.EndsWith("_Practised", StringComparison.Ordinal)));
            foreach (var i in new[] { 0, 1, 0 })
                await db.Database.ExecuteSqlRawAsync(
                    $"INSERT INTO {db.Source.Table("centres", "audit_entries")} (at, person_id, centre_id, action, subject) VALUES (1700000000123, '{centres[i]}', '{centres[i]}', 'list-paused', '0123456789abcdef0123456789abcdef')");
        }

        SqliteConnection.ClearAllPools();
        string[] migrate = ["migrate", "--data", folder, .. engine == DatabaseEngine.PostgreSql ? ["--database", installation.PostgreSql!] : Array.Empty<string>()];
        var (exit, output) = await ServerProcess.RunAsync(migrate);
        (exit, output.Contains("Chained 3 entries of the audit trail.", StringComparison.Ordinal)).ShouldBe((0, true), output);
        (await ServerProcess.RunAsync(migrate)).Output.ShouldNotContain("Chained");

        await using (var app = Composition.Build(new ServeOptions { Installation = installation }, MasterKey.Read(installation.MasterKeyFile)))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
            var hash = engine == DatabaseEngine.Sqlite ? "hex(hash)" : "upper(encode(hash, 'hex'))";
            var rows = await db.Database.SqlQueryRaw<string>(
                $"SELECT UPPER(CAST(centre_id AS text)) || ' ' || CAST(sequence AS text) || ' ' || {hash} AS \"Value\" FROM {db.Source.Table("centres", "audit_entries")} ORDER BY id").ToListAsync();
            var first = Hash(centres[0], 1, new string('0', 64));
            rows.ShouldBe([$"{centres[0]} 1 {first}", $"{centres[1]} 1 {Hash(centres[1], 1, new string('0', 64))}", $"{centres[0]} 2 {Hash(centres[0], 2, first)}"]);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        static string Hash(string id, int sequence, string before) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"ledgerline audit entry v1\n{Guid.Parse(id):N}\n{sequence}\n1700000000123\n{Guid.Parse(id):N}\nlist-paused\n0123456789abcdef0123456789abcdef\n{before.ToLowerInvariant()}\n")));
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
