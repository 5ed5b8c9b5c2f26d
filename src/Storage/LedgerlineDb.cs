using Ledgerline.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage;

/// <summary>
/// The one EF Core context. It knows no entity itself: each module adds its own (internal) ones through <see cref="IEntityModel"/>,
/// so that no module can query another's tables. Scoped; one unit of work.
/// </summary>
public abstract class LedgerlineDb : DbContext
{
    private readonly IEnumerable<IEntityModel> _models;

    private protected LedgerlineDb(DbContextOptions options, Database source, IEnumerable<IEntityModel> models)
        : base(options)
    {
        Source = source;
        _models = models;
    }

    /// <summary>The database below: its engine, raw connections and table names.</summary>
    public Database Source { get; }

    /// <summary>The write transaction that is open, or null.</summary>
    public WriteTransaction? Write { get; internal set; }

    /// <summary>
    /// Begins the use case's one write transaction: on SQLite it first waits its turn, then takes the write lock at once
    /// (BEGIN IMMEDIATE), so that nothing that was read inside can be stale at the commit. Disposing it uncommitted rolls back.
    /// </summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancel = default)
    {
        var place = await Source.EnterWriteAsync(cancel);
        try
        {
            return Write = new WriteTransaction(this, await Database.BeginTransactionAsync(cancel), place);
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KeyCheck>().ToTable("key_check", "storage");
        foreach (var model in _models)
            model.Configure(modelBuilder);
        Naming.Apply(modelBuilder.Model, Source.Engine);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
}
