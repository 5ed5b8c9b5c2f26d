using System.Buffers.Binary;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <summary>What became of an export.</summary>
public enum DoNotCallExportOutcome
{
    /// <summary>The file is made.</summary>
    Exported,

    /// <summary>No entry keeps a hash under this key: it is not shared here.</summary>
    NotShared,

    /// <summary>There are more entries than a filter of 16 MB can hold.</summary>
    TooMany,
}

/// <param name="File">The filter, where it was made.</param>
/// <param name="Exported">Entries that are in it.</param>
/// <param name="NotExported">Entries from before the key was shared: nobody knows their number, so they cannot be.</param>
public readonly record struct DoNotCallExport(DoNotCallExportOutcome Outcome, ReadOnlyMemory<byte> File, int Exported, int NotExported);

/// <summary>
/// Makes of our own do-not-call list a filter for those who share a key. What is missing to its capacity is filled up with decoys, always the same ones: so it
/// does not show how many entries there are, and says falsely of one number in a thousand that it holds it, however few they are.
/// </summary>
public sealed class ExportDoNotCall(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    public async Task<DoNotCallExport> ExportAsync(DoNotCallKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!await db.Set<ExchangeKey>().AnyAsync(known => known.Id == key.Id && known.IsShared, cancel))
            return new(DoNotCallExportOutcome.NotShared, default, 0, 0);
        var hashes = new List<byte[]>();
        await foreach (var hash in db.Set<ExchangeHash>().Where(hash => hash.Key == key.Id).Select(hash => hash.HashSealed).AsAsyncEnumerable().WithCancellation(cancel))
            hashes.Add(keys.OpenBytes(KeyPurpose.DoNotCallExchange, hash).ToArray());
        if (NumberFilter.CapacityFor(hashes.Count) is not { } capacity)
            return new(DoNotCallExportOutcome.TooMany, default, 0, 0);

        var filter = new NumberFilter(capacity);
        hashes.ForEach(hash => filter.Add(hash));
        // The later decoys stay as entries come, and an entry that is taken off again gives its place back to one.
        for (var decoy = hashes.Count; decoy < capacity; decoy++)
            filter.Add(Decoy(key, decoy));
        var file = new FilterFile(SourceOf(key, keys), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), filter);
        var all = await db.Set<DoNotCallEntry>().CountAsync(cancel);
        return new(DoNotCallExportOutcome.Exported, file.Write(key), hashes.Count, Math.Max(0, all - hashes.Count));
    }

    /// <summary>How those who share the key know this installation.</summary>
    internal static long SourceOf(DoNotCallKey key, KeyRing keys)
    {
        Span<byte> id = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(id, key.Id);
        return BinaryPrimitives.ReadInt64BigEndian(keys.Hash(KeyPurpose.DoNotCallDecoy, id));
    }

    private byte[] Decoy(DoNotCallKey key, int index)
    {
        Span<byte> data = stackalloc byte[sizeof(long) + sizeof(int)];
        BinaryPrimitives.WriteInt64BigEndian(data, key.Id);
        BinaryPrimitives.WriteInt32BigEndian(data[sizeof(long)..], index);
        return keys.Hash(KeyPurpose.DoNotCallDecoy, data);
    }
}
