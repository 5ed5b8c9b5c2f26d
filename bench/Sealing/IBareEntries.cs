using System.Security.Cryptography;

namespace Ledgerline.Bench.Sealing;

/// <summary>What a sealed declaration leaves behind, as bytes: an entry, a leaf, a retired id, and the keys of its name.</summary>
internal sealed record BareEntry(long Index, byte[] Salt, byte[] ReceiptKey, byte[] Leaf, byte[] RetiredId)
{
    public const string Day = "2026-11-22";
    public const string Name = "Lantern Keeper";

    /// <summary>By kind, as the name above has them.</summary>
    public static readonly (int Kind, byte[] Key)[] NameKeys = [(0, "lanternkeeper"u8.ToArray()), (2, "keeperlantern"u8.ToArray())];

    private const int LeafBytes = 127;

    public static List<BareEntry> Make(long first, int count) => [.. Enumerable.Range(0, count).Select(i => new BareEntry(
        first + i, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(LeafBytes), RandomNumberGenerator.GetBytes(32)))];
}

/// <summary>Inserts such rows in bulk into tables like the register's, as fast as an engine's provider does, in one transaction with nothing around it.</summary>
internal interface IBareEntries : IAsyncDisposable
{
    Task InsertAsync(IReadOnlyList<BareEntry> entries);
}
