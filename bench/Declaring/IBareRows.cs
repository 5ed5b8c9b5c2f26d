namespace Ledgerline.Bench.Declaring;

/// <summary>Durable inserts of one row, as fast as an engine's provider does them.</summary>
internal interface IBareRows : IAsyncDisposable
{
    /// <summary>Inserts one new row; it is on the disk when this returns. Any number of callers at once.</summary>
    Task InsertAsync();
}

/// <summary>A row as wide as what one declaration writes.</summary>
internal static class BareRow
{
    public const string Table = "bare_rows";

    public const string Insert = $"INSERT INTO {Table} (id, at, payload) VALUES ($1, $2, $3)";

    /// <summary>
    /// A group has 157 bytes (id 16, sealed code 65, centre 16, token 32, two instants, three small numbers), its declaration 125 (two ids,
    /// receipt key 32, sealed name 49, three small numbers): all of that but this row's id and instant.
    /// </summary>
    public static byte[] Payload() => new byte[157 + 125 - 16 - 8];
}
