using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Storage.Tests;

public class DatabaseTests
{
    [Fact]
    public async Task Sqlite_connections_are_durable_and_wipe_what_they_delete()
    {
        await using var system = await TestSystem.StartAsync(DatabaseEngine.Sqlite);
        var database = system.Services.GetRequiredService<Database>();
        await using var raw = await database.OpenAsync();
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        await db.Database.OpenConnectionAsync();

        foreach (var connection in new[] { raw, db.Database.GetDbConnection() })
        {
            (await ScalarAsync(connection, "PRAGMA synchronous")).ShouldBe(2L);
            (await ScalarAsync(connection, "PRAGMA secure_delete")).ShouldBe(1L);
            (await ScalarAsync(connection, "PRAGMA foreign_keys")).ShouldBe(1L);
            (await ScalarAsync(connection, "PRAGMA journal_mode")).ShouldBe("wal");
        }
    }

    [Theory]
    [OnBothEngines]
    public async Task BeginWrite_FiftyAtOnce_AllGetTheirTurn(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await system.InScopeAsync<Schema, int>(async schema =>
        {
            await schema.CheckKeyAsync();
            return 0;
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await using var scope = system.Scope();
            var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
            await using var write = await db.BeginWriteAsync();
            var table = db.Source.Table("storage", "key_check");
            (await db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET id = id + 1")).ShouldBe(1);
            await write.CommitAsync();
        }));

        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        var id = await ScalarAsync(connection, $"SELECT id FROM {system.Services.GetRequiredService<Database>().Table("storage", "key_check")}");
        Convert.ToInt32(id, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(51);
    }

    [Theory]
    [OnBothEngines]
    public async Task CheckKey_OtherKeyThanBefore_Refuses(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();

        await new Schema(db, new KeyRing(new MasterKey(new byte[32]))).CheckKeyAsync();
        await new Schema(db, new KeyRing(new MasterKey(new byte[32]))).CheckKeyAsync();

        await Should.ThrowAsync<WrongMasterKeyException>(() => new Schema(db, new KeyRing(MasterKey.Generate())).CheckKeyAsync());
    }

    private static async Task<object?> ScalarAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
