using System.Data.Common;
using Ledgerline.Storage;

namespace Ledgerline.Register.Searching;

/// <summary>
/// Reads the index of names in its order. The statement is the same on both engines; it is written by hand because it must be answered from the index alone, by one
/// descent into it (a test reads the plans).
/// </summary>
internal sealed class ReadNameIndex : IAsyncDisposable
{
    /// <summary>The most places that are read at once: a page and a few more, for those that are found at several keys.</summary>
    public const int Most = 64;

    /// <summary>
    /// For this connection only, until it goes back: the keys are walked in the order in which they lie. Without it PostgreSQL may take all that begin so and sort them, as
    /// long as it knows nothing of the table (and of the keys it must know nothing: see Storage's <see cref="Schema"/>).
    /// </summary>
    public const string InTheirOrder = "SET enable_bitmapscan = off; SET enable_sort = off";

    private readonly DbConnection _connection;
    private readonly DbCommand _command;

    private ReadNameIndex(DbConnection connection, DbCommand command) => (_connection, _command) = (connection, command);

    /// <summary>The statement; its parameters are kind, key and entry (where to go on), and before (the end). How many rows it gives is written out, for the planner to see.</summary>
    public static string Sql(Database database) =>
        $"""
        SELECT key, entry FROM {database.Table(RegisterModel.Schema, "names")}
        WHERE kind = @kind AND (key, entry) > (@key, @entry) AND key < @before ORDER BY key, entry LIMIT {Most}
        """;

    public static async Task<ReadNameIndex> OpenAsync(Database database, CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel);
        var index = new ReadNameIndex(connection, Command(connection, database));
        try
        {
            if (database.Engine == DatabaseEngine.PostgreSql)
                await SetAsync(connection, cancel);
            return index;
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next places after one, through all spans of the query; fewer than <see cref="Most"/> only at their end.</summary>
    public async Task<IReadOnlyList<SearchPlace>> NextAsync(NameQuery query, SearchPlace after, CancellationToken cancel)
    {
        var places = new List<SearchPlace>(Most);
        for (var span = after.Span; span < query.Spans.Count && places.Count < Most; span++)
            await ReadAsync(query, span == after.Span ? after : SearchPlace.Before(query, span), places, cancel);
        return places;
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static DbCommand Command(DbConnection connection, Database database)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text above, and a table's name.
        command.CommandText = Sql(database);
#pragma warning restore CA2100
        foreach (var name in (string[])["kind", "key", "entry", "before"])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task SetAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var set = connection.CreateCommand();
        set.CommandText = InTheirOrder;
        await set.ExecuteNonQueryAsync(cancel);
    }

    private async Task ReadAsync(NameQuery query, SearchPlace after, List<SearchPlace> places, CancellationToken cancel)
    {
        var span = query.Spans[after.Span];
        object[] values = [(short)span.Kind, after.Key, after.Entry, span.Before];
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i];
        await using var rows = await _command.ExecuteReaderAsync(cancel);
        while (places.Count < Most && await rows.ReadAsync(cancel))
            places.Add(new SearchPlace(after.Span, rows.GetFieldValue<byte[]>(0), rows.GetInt64(1)));
    }
}
