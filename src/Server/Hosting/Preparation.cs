using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Server.Hosting;

/// <summary>What comes before serving: the schema is brought up or checked, and the key is held against the database.</summary>
internal static class Preparation
{
    /// <summary>
    /// The embedded database is brought up to date by itself: it has one program. A PostgreSQL may serve several processes of which
    /// some are older, so bringing it up is an operator's own act.
    /// </summary>
    /// <exception cref="StartRefusedException">The PostgreSQL's schema is behind this program.</exception>
    public static async Task PrepareAsync(IServiceProvider services, ServeOptions options, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (options.Installation.PostgreSql is null)
            await schema.MigrateAsync(cancel);
        else if (await schema.PendingMigrationsAsync(cancel) is { Count: > 0 } pending)
            throw new StartRefusedException($"The database's schema is behind this program by {pending.Count} step(s), up to {pending[^1]}. Run:  ./dev migrate --database \"…\"  (or: ledgerline migrate --database \"…\")  and start again.");
        if (scope.ServiceProvider.GetRequiredService<KeyRing>().CanDeclare)
            await schema.CheckKeyAsync(cancel);
        if (options.Installation.PostgreSql is null)
            await scope.ServiceProvider.GetRequiredService<ChainAuditTrail>().RunAsync(cancel);
    }
}
