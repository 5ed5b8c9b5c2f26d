using Ledgerline.Storage.Migrations;
using Ledgerline.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Storage;

/// <summary>The one database: its context, transactions, migrations and sealed columns. No domain.</summary>
public static class StorageModule
{
    /// <summary>Adds the database of <paramref name="options"/> and the key ring; modules add their entities with <see cref="AddEntityModel{T}"/>.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseOptions options, KeyRing keys)
    {
        services.AddSingleton(_ => new Database(options));
        services.AddSingleton(keys);
        services.AddScoped<Schema>();
        services.AddScoped<ReSeal>();
        return options.Engine == DatabaseEngine.Sqlite
            ? services.AddContext<SqliteDb>((database, builder) => builder.UseSqlite(database.ConnectionString))
            : services.AddContext<PostgreSqlDb>((database, builder) => builder.UseNpgsql(
                database.PostgreSqlSource!,
                postgres => postgres.MigrationsHistoryTable(HistoryRepository.DefaultTableName, "storage")));
    }

    /// <summary>Adds a module's entities to the one context.</summary>
    public static IServiceCollection AddEntityModel<T>(this IServiceCollection services)
        where T : class, IEntityModel => services.AddSingleton<IEntityModel, T>();

    private static IServiceCollection AddContext<T>(this IServiceCollection services, Action<Database, DbContextOptionsBuilder> use)
        where T : LedgerlineDb
    {
        services.AddDbContext<T>((provider, builder) =>
        {
            use(provider.GetRequiredService<Database>(), builder);
            builder.AddInterceptors(SqliteConnectionSettings.Instance);
        });
        return services.AddScoped<LedgerlineDb>(provider => provider.GetRequiredService<T>());
    }
}
