using System.Data.Common;
using Ledgerline.Storage;

namespace Ledgerline.Register.Sealing;

/// <summary>
/// The one place from which sealing and publishing is done. On PostgreSQL, which may serve several processes, it is an advisory lock of a session: whoever
/// holds it seals, the others wait, and when that session ends, be it by a kill, the next one takes it. SQLite has one process.
/// </summary>
internal sealed class SealerSeat(Database database)
{
    /// <summary>Names the lock: "Lsealers" in ASCII.</summary>
    private const long Lock = 0x4C7365616C657273;

    /// <returns>The seat, the caller's to leave; null while another process has it.</returns>
    public async Task<Seat?> TryTakeAsync(CancellationToken cancel)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
            return new Seat(null);
        var connection = await database.OpenAsync(cancel);
        var taken = false;
        try
        {
            taken = (bool)(await ScalarAsync(connection, $"SELECT pg_try_advisory_lock({Lock})", cancel))!;
            return taken ? new Seat(connection) : null;
        }
        finally
        {
            if (!taken)
                await connection.DisposeAsync();
        }
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The constant above is all that is put into a text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>The seat while it is held.</summary>
    internal sealed class Seat(DbConnection? connection) : IAsyncDisposable
    {
        /// <summary>Makes sure that the session is still there.</summary>
        /// <exception cref="DbException">It is not: somebody else may have the seat.</exception>
        public Task RequireAsync(CancellationToken cancel) =>
            connection is null ? Task.CompletedTask : ScalarAsync(connection, "SELECT 1", cancel);

        public async ValueTask DisposeAsync()
        {
            if (connection is null)
                return;
            try
            {
                // Back in the pool the session would keep it.
                await ScalarAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
            }
            catch (DbException)
            {
                // The session is gone, and the lock with it.
            }

            await connection.DisposeAsync();
        }
    }
}
