using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ledgerline.Storage;

/// <summary>
/// Seals with the newest key what an older one sealed, in every column that is marked <see cref="SealedAttribute"/>, a few hundred rows a transaction, while the program runs. Whoever is interrupted
/// begins anew and finds what is left.
/// </summary>
public sealed class ReSeal(LedgerlineDb db, KeyRing keys)
{
    private const int RowsAtOnce = 500;

    /// <summary>Goes through all columns once.</summary>
    /// <returns>How many values were sealed anew. What another process has sealed with an older key meanwhile is left to the next time.</returns>
    public async Task<long> RunAsync(CancellationToken cancel = default)
    {
        long all = 0;
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var column in Columns(db.Model))
        {
            var some = await RunAsync(column, cancel);
            all += some;
            if (some > 0)
                tables.Add(column.Table);
        }

        // What the older key opens is overwritten.
        if (tables.Count > 0)
            await db.Source.WipeFreedSpaceAsync([.. tables], cancel);
        return all;
    }

    internal static IEnumerable<SealedColumn> Columns(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        let mark = property.PropertyInfo?.GetCustomAttribute<SealedAttribute>()
        where mark is not null
        select SealedColumn.Of(entity, property, mark.Purpose);

    private async Task<long> RunAsync(SealedColumn column, CancellationToken cancel)
    {
        long all = 0;
        var rows = await ReadAsync(column, [], cancel);
        for (; rows.Count > 0; rows = await ReadAsync(column, rows[^1].Key, cancel))
        {
            var fresh = rows.Select(row => keys.Seal(column.Purpose, keys.OpenBytes(column.Purpose, row.Value).Span)).ToList();
            await using var write = await db.BeginWriteAsync(cancel);
            foreach (var ((key, value), sealedAnew) in rows.Zip(fresh))
                all += await db.Database.ExecuteSqlRawAsync(column.Replace, [sealedAnew, value, .. key], cancel);
            await write.CommitAsync(cancel);
        }

        return all;
    }

    /// <param name="after">The key of the last row that was read; none at the beginning.</param>
    private async Task<List<(object[] Key, byte[] Value)>> ReadAsync(SealedColumn column, object[] after, CancellationToken cancel)
    {
        await using var connection = await db.Source.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        // Names come from the model, never from a person.
#pragma warning disable CA2100
        command.CommandText = column.Read(after.Length > 0, RowsAtOnce);
#pragma warning restore CA2100
        foreach (var (index, value) in keys.NewestKeys.Concat(after).Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{index}", value);
            command.Parameters.Add(parameter);
        }

        var rows = new List<(object[], byte[])>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(([.. Enumerable.Range(1, reader.FieldCount - 1).Select(reader.GetValue)], (byte[])reader.GetValue(0)));
        return rows;
    }
}

/// <summary>A column of sealed values, as raw statements name it.</summary>
internal sealed record SealedColumn(string Table, string Column, IReadOnlyList<string> Key, KeyPurpose Purpose)
{
    /// <summary>{0} is the new value, {1} the old one, then the key: what somebody changed meanwhile stays as it is.</summary>
    public string Replace { get; } = $"UPDATE {Table} SET {Column} = {{0}} WHERE {Column} = {{1}} AND {string.Join(" AND ", Key.Select((name, index) => $"{name} = {{{index + 2}}}"))}";

    public static SealedColumn Of(IEntityType entity, IProperty property, KeyPurpose purpose)
    {
        var table = entity.GetSchema() is { } schema ? $"\"{schema}\".\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";
        return new SealedColumn(table, property.GetColumnName(), [.. entity.FindPrimaryKey()!.Properties.Select(part => part.GetColumnName())], purpose);
    }

    /// <summary>Reads value and key of rows whose key's id is neither @p0 nor @p1, in the order of the primary key.</summary>
    public string Read(bool isFurther, int rows)
    {
        var key = string.Join(", ", Key);
        var after = isFurther ? $" AND ({key}) > ({string.Join(", ", Key.Select((_, index) => $"@p{index + 2}"))})" : "";
        return $"SELECT {Column}, {key} FROM {Table} WHERE {Column} IS NOT NULL AND substr({Column}, 2, 4) <> @p0 AND substr({Column}, 2, 4) <> @p1{after} ORDER BY {key} LIMIT {rows}";
    }
}
