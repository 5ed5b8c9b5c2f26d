using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Register.Witnessing;

/// <summary>What the witness remembers: of each log the latest tree that it cosigned. Everything that a cosignature promises rests on this.</summary>
internal sealed class WitnessState(Database database)
{
    private const string Make = """
        PRAGMA journal_mode=WAL;
        CREATE TABLE IF NOT EXISTS cosigned (
            origin TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0), root BLOB NOT NULL CHECK (length(root) = 32), note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS contradiction (origin TEXT PRIMARY KEY, cosigned TEXT NOT NULL, other TEXT NOT NULL) STRICT;
        """;

    private const string Select = "SELECT size, root, note FROM cosigned WHERE origin = $origin";

    private const string Write = """
        INSERT INTO cosigned (origin, size, root, note) VALUES ($origin, $size, $root, $note)
        ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note
        """;

    private const string Keep = "INSERT INTO contradiction (origin, cosigned, other) VALUES ($origin, $cosigned, $other) ON CONFLICT (origin) DO NOTHING";

    /// <summary>Makes the tables that are missing.</summary>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        using var place = await database.EnterWriteAsync(cancel);
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, Make);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The latest tree of that log; <see cref="WitnessedTree.None"/> before the first.</summary>
    public async Task<WitnessedTree> ReadAsync(string origin, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        return await ReadAsync(connection, origin, cancel);
    }

    /// <summary>
    /// Moves a log on, if the latest tree is still the one from which the new one was proved to follow. The cosignature is made inside, so that of
    /// two of them the one with the later time is never that of the smaller tree.
    /// </summary>
    /// <returns>The latest tree: with <paramref name="cosign"/>'s note if it moved, another's if it did not.</returns>
    public async Task<(bool Moved, WitnessedTree Latest)> MoveAsync(
        WitnessedTree from, Checkpoint to, Func<SignedNote> cosign, CancellationToken cancel = default)
    {
        using var place = await database.EnterWriteAsync(cancel);
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: false);
        var latest = await ReadAsync(connection, to.Origin, cancel);
        if (!latest.IsSameTreeAs(from))
            return (false, latest);
        var moved = new WitnessedTree(to.Size, to.Root, cosign().ToString());
        await using var command = Command(
            connection, Write, ("$origin", to.Origin), ("$size", to.Size.Value), ("$root", to.Root.AsSpan().ToArray()), ("$note", moved.Note!));
        await command.ExecuteNonQueryAsync(cancel);
        // Not cancelled any more: from here on the new tree counts, whether or not the log hears of it.
        await transaction.CommitAsync(CancellationToken.None);
        return (true, moved);
    }

    /// <summary>Keeps the first checkpoint by which a log contradicts the one cosigned, and both together: with them anybody can prove it.</summary>
    /// <returns>False when there are two already.</returns>
    public async Task<bool> KeepContradictionAsync(string origin, WitnessedTree cosigned, SignedNote other, CancellationToken cancel = default)
    {
        using var place = await database.EnterWriteAsync(cancel);
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, Keep, ("$origin", origin), ("$cosigned", cosigned.Note!), ("$other", other.ToString()));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private static async Task<WitnessedTree> ReadAsync(SqliteConnection connection, string origin, CancellationToken cancel)
    {
        await using var command = Command(connection, Select, ("$origin", origin));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new WitnessedTree(new TreeSize(row.GetInt64(0)), new TreeHash(row.GetFieldValue<byte[]>(1)), row.GetString(2))
            : WitnessedTree.None;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above are ever given.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel) => (SqliteConnection)await database.OpenAsync(cancel);
}
