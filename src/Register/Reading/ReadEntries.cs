using System.Linq.Expressions;
using Ledgerline.Register.Auditing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>An entry as it is shown. The name, the place and the statement are null once they are erased.</summary>
internal sealed record ShownEntry(
    EntryIndex Index, DateOnly Day, Organisations Organisations, NameKind Kind, string? Name, string? Place = null, string? Statement = null)
{
    /// <summary>What the leaf commits to; null once it is erased.</summary>
    public CanonicalRecord? Record => Name is null ? null : new CanonicalRecord(Kind, Name, Place, Statement);
}

/// <summary>An entry with what one needs to check it.</summary>
internal sealed record EntryProof(ShownEntry Entry, byte[]? Salt, byte[] Leaf)
{
    /// <summary>What the leaf commits to the record with, in base64.</summary>
    /// <exception cref="BrokenRegisterException">The leaf is no declaration's.</exception>
    public string Commitment => LeafText.TryParse(Leaf, out var text) && text.Kind == LeafKind.Declaration
        ? Convert.ToBase64String(text.Commitment.ToBytes())
        : throw new BrokenRegisterException($"Entry {Entry.Index} is sealed, but its leaf is no declaration's.");
}

/// <summary>What stands at one index of the register.</summary>
internal abstract record RegisterRow
{
    private RegisterRow()
    {
    }

    public abstract EntryIndex Index { get; }

    /// <summary>An entry, and what annuls it or null.</summary>
    public sealed record OfEntry(ShownEntry Entry, ShownAnnulment? Annulled) : RegisterRow
    {
        public override EntryIndex Index => Entry.Index;
    }

    /// <summary>An annulment, which is a leaf like any other.</summary>
    public sealed record OfAnnulment(ShownAnnulment Annulment) : RegisterRow
    {
        public override EntryIndex Index => Annulment.Index;
    }
}

/// <summary>Reads the register by pages of a fixed hundred: page k holds the indices 100k to 100k+99, for ever.</summary>
internal sealed class ReadEntries(LedgerlineDb db, ReadAnnulments annulments)
{
    public const int PageSize = 100;

    /// <summary>As a row of a list shows it.</summary>
    private static readonly Expression<Func<Entry, ShownEntry>> InList =
        entry => new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name, null, null);

    /// <summary>The number of the newest page; −1 while the register is empty.</summary>
    public async Task<long> NewestPageAsync(CancellationToken cancel) =>
        await db.Set<Leaf>().MaxAsync(leaf => (long?)leaf.Index, cancel) is { } newest ? newest / PageSize : -1;

    /// <summary>What stands on the pages from <paramref name="first"/> to <paramref name="last"/>, newest first.</summary>
    public async Task<IReadOnlyList<RegisterRow>> PagesAsync(long first, long last, CancellationToken cancel)
    {
        var (from, until) = (first * PageSize, (last + 1) * PageSize);
        var entries = await db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= from && entry.Index < until)
            .Select(InList).ToListAsync(cancel);
        var touching = await annulments.TouchingAsync(from, until, cancel);
        var byEntry = touching.ToDictionary(each => each.Entry);
        return
        [
            .. entries.Select(RegisterRow (entry) => new RegisterRow.OfEntry(entry, byEntry.GetValueOrDefault(entry.Index)))
                .Concat(touching.Where(each => each.Index.Value >= from && each.Index.Value < until).Select(each => new RegisterRow.OfAnnulment(each)))
                .OrderByDescending(row => row.Index),
        ];
    }

    /// <summary>The entries of these indices, newest first; none of them is an annulment's.</summary>
    public async Task<IReadOnlyList<RegisterRow.OfEntry>> TheseAsync(IReadOnlyList<long> indices, CancellationToken cancel)
    {
        var found = await db.Set<Entry>().AsNoTracking().Where(entry => indices.Contains(entry.Index))
            .Select(InList).ToListAsync(cancel);
        var annulled = await annulments.OfEntriesAsync(found.Select(entry => entry.Index), cancel);
        return [.. found.Select(entry => new RegisterRow.OfEntry(entry, annulled.GetValueOrDefault(entry.Index))).OrderByDescending(row => row.Index)];
    }

    public Task<EntryProof?> OneAsync(EntryIndex index, CancellationToken cancel)
    {
        var number = index.Value;
        return db.Set<Entry>().AsNoTracking().Where(entry => entry.Index == number)
            .Join(db.Set<Leaf>(), entry => entry.Index, leaf => leaf.Index, (entry, leaf) => new EntryProof(
                new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name, entry.Place, entry.Statement),
                entry.Salt, leaf.Bytes))
            .SingleOrDefaultAsync(cancel);
    }
}
