using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Bench.Claiming;

/// <summary>Prepared statements on one connection, behind the fair line of writers.</summary>
internal sealed class SqliteBareClaims(Database database, SqliteConnection connection, int zones) : IBareClaims
{
    private readonly SqliteCommand[] _tiers = [.. ClaimSqlSqlite.Write(database, zones).Select(tier => Prepare(connection, tier))];
    private readonly SqliteCommand _lease = Prepare(connection, ClaimSqlSqlite.WriteLease(database));
    private readonly SqliteCommand _call = Prepare(connection, ClaimNextContact.WriteCall(database));

    public static async Task<IBareClaims> OpenAsync(Database database, int zones) =>
        new SqliteBareClaims(database, (SqliteConnection)await database.OpenAsync(), zones);

    public async Task<bool> TakeAsync(ClaimWish wish)
    {
        using var turn = await database.EnterWriteAsync();
        using var transaction = connection.BeginTransaction(deferred: false);
        _lease.Transaction = _call.Transaction = transaction;
        if (Next(wish, transaction) is not { } next)
            return false;
        _lease.Set(("lease", wish.Lease.Value), ("until", wish.Until.ToUnixTimeMilliseconds()), ("number", next.Number));
        _lease.ExecuteScalar();
        _call.Set(
            ("id", wish.Lease.Value), ("campaign", next.Campaign), ("contact", next.Contact), ("number", next.Number),
            ("volunteer", wish.Volunteer.Value), ("now", wish.Now.ToUnixTimeMilliseconds()), ("any_hour", false));
        _call.ExecuteNonQuery();
        transaction.Commit();
        return true;
    }

    private (Guid Contact, Guid Number, Guid Campaign)? Next(ClaimWish wish, SqliteTransaction transaction)
    {
        foreach (var tier in _tiers)
        {
            tier.Transaction = transaction;
            tier.Set(wish.Parameters());
            using var reader = tier.ExecuteReader();
            if (reader.Read())
                return (reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2));
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tier in _tiers)
            await tier.DisposeAsync();
        await _lease.DisposeAsync();
        await _call.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        // SQLite keeps what it compiled with the command.
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
