using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Storage.Migrations;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Migrations;

/// <summary>Gives <c>dotnet ef</c> the whole model for SQLite. Run by <c>./dev migration NAME</c>; no database is opened.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => DesignTime.Context<SqliteDb>(postgreSql: null);
}

/// <summary>The same for PostgreSQL.</summary>
internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => DesignTime.Context<PostgreSqlDb>(postgreSql: "Host=127.0.0.1");
}

internal static class DesignTime
{
    public static T Context<T>(string? postgreSql)
        where T : LedgerlineDb
    {
        var options = new ServeOptions { Installation = new Installation(Path.GetTempPath(), postgreSql) };
        return Composition.Build(options, MasterKey.Generate()).Services.CreateScope().ServiceProvider.GetRequiredService<T>();
    }

    private static void Main()
    {
        // The program exists for its factories.
    }
}
