using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Testing.Databases;

/// <summary>A fresh database with the program's schema, copied from one that was migrated once for the process.</summary>
internal static class TestDatabase
{
    private const string Template = "template_ledgerline";
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task> PostgreSqlTemplate = new(MakePostgreSqlTemplateAsync);

    /// <summary>An installation in <paramref name="folder"/> whose database is there, empty and up to date.</summary>
    public static async Task<Installation> MakeAsync(DatabaseEngine engine, string folder)
    {
        if (engine == DatabaseEngine.Sqlite)
        {
            var installation = new Installation(folder, null);
            installation.MakeFolders();
            File.Copy(await SqliteTemplate.Value, installation.DatabaseFile);
            return installation;
        }

        await PostgreSqlTemplate.Value;
        var name = $"test_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name, Template);
        var withServer = new Installation(folder, PostgresCluster.Shared.ConnectionString(name));
        withServer.MakeFolders();
        return withServer;
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var installation = new Installation(folder, null);
        await MigrateAsync(installation);
        SqliteConnection.ClearAllPools();
        return installation.DatabaseFile;
    }

    private static async Task MakePostgreSqlTemplateAsync()
    {
        await PostgresCluster.Shared.CreateDatabaseAsync(Template);
        // Unpooled, so that nobody is connected to the template when it is copied.
        await MigrateAsync(new Installation(Path.GetTempPath(), PostgresCluster.Shared.ConnectionString(Template) + ";Pooling=false"));
    }

    private static async Task MigrateAsync(Installation installation)
    {
        await using var app = Composition.Build(new ServeOptions { Installation = installation }, MasterKey.Generate());
        await using var scope = app.Services.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (schema.HasUnmigratedChanges())
            await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Database.EnsureCreatedAsync();
        else
            await schema.MigrateAsync();
    }
}
