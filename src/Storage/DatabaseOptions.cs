namespace Ledgerline.Storage;

/// <summary>Where the one database is.</summary>
/// <param name="Engine">Which engine the connection string is for.</param>
/// <param name="ConnectionString">A connection string of that engine's ADO.NET provider.</param>
public sealed record DatabaseOptions(DatabaseEngine Engine, string ConnectionString)
{
    /// <summary>The most connections at once; null where nothing limits them.</summary>
    public int? MaxConnections => Engine == DatabaseEngine.PostgreSql ? new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).MaxPoolSize : null;

    /// <summary>The embedded database in <paramref name="file"/>; the file is made when it is missing, its folder is not.</summary>
    public static DatabaseOptions Embedded(string file) =>
        new(DatabaseEngine.Sqlite, new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = file }.ToString());

    /// <summary>A PostgreSQL database, by an Npgsql connection string such as <c>Host=…;Database=…</c>.</summary>
    public static DatabaseOptions PostgreSql(string connectionString) => new(DatabaseEngine.PostgreSql, connectionString);
}
