using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage.Migrations;

/// <summary>The context under which PostgreSQL's migrations are kept. Code asks for <see cref="LedgerlineDb"/>.</summary>
internal sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options, Database source, IEnumerable<IEntityModel> models)
    : LedgerlineDb(options, source, models);
