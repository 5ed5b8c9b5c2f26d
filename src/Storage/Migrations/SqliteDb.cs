using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage.Migrations;

/// <summary>The context under which SQLite's migrations are kept. Code asks for <see cref="LedgerlineDb"/>.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options, Database source, IEnumerable<IEntityModel> models)
    : LedgerlineDb(options, source, models);
