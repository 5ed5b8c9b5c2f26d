using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>An entry as it is shown. The name is null once it is erased.</summary>
internal sealed record ShownEntry(EntryIndex Index, DateOnly Day, Organisations Organisations, NameKind Kind, string? Name);

/// <summary>An entry with what one needs to check it.</summary>
internal sealed record EntryProof(ShownEntry Entry, byte[]? Salt, byte[] Leaf);

/// <summary>Reads the register by pages of a fixed hundred: page k holds the indices 100k to 100k+99, for ever.</summary>
internal sealed class ReadEntries(LedgerlineDb db)
{
    public const int PageSize = 100;

    /// <summary>The number of the newest page; −1 while the register is empty.</summary>
    public async Task<long> NewestPageAsync(CancellationToken cancel) =>
        await db.Set<Entry>().MaxAsync(entry => (long?)entry.Index, cancel) is { } newest ? newest / PageSize : -1;

    /// <summary>The entries of the pages from <paramref name="first"/> to <paramref name="last"/>, newest first.</summary>
    public async Task<IReadOnlyList<ShownEntry>> PagesAsync(long first, long last, CancellationToken cancel)
    {
        var (from, until) = (first * PageSize, (last + 1) * PageSize);
        return await db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= from && entry.Index < until).OrderByDescending(entry => entry.Index)
            .Select(entry => new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name)).ToListAsync(cancel);
    }

    public Task<EntryProof?> OneAsync(EntryIndex index, CancellationToken cancel)
    {
        var number = index.Value;
        return db.Set<Entry>().AsNoTracking().Where(entry => entry.Index == number)
            .Join(db.Set<Leaf>(), entry => entry.Index, leaf => leaf.Index, (entry, leaf) => new EntryProof(
                new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name), entry.Salt, leaf.Bytes))
            .SingleOrDefaultAsync(cancel);
    }
}
