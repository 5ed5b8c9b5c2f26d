using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>An entry as far as it can be judged without any other.</summary>
/// <param name="IsLeaf">Whether it is a leaf at all; the text means nothing otherwise.</param>
/// <param name="Record">What stands in its record's place.</param>
internal readonly record struct EntryCheck(bool IsLeaf, LeafText Text, RecordState Record);

/// <summary>A bundle of entries with its tile and its records, read and checked by itself: what can be done with many at once. Its memory is used again.</summary>
/// <remarks>The loops over entries are compiled fully at once: an audit of a million takes seconds, and the runtime's own second thoughts come too late.</remarks>
internal sealed class BundleSlot
{
    /// <summary>No leaf has more than 200 bytes; nothing of another kind is expected to have more than this on average.</summary>
    public const int MostEntriesBytes = BundleAddress.FullWidth * (2 + 1024);

    /// <summary>A name has at most 2,000 bytes.</summary>
    public const int MostRecordsBytes = BundleAddress.FullWidth * (2 + 4096);

    private readonly TreeHash[] _leaves = new TreeHash[BundleAddress.FullWidth];
    private readonly EntryCheck[] _checks = new EntryCheck[BundleAddress.FullWidth];
    private readonly FileBuffer _entries = new(), _tile = new(), _records = new();
    private bool _entriesAreFull;
    private int _entriesLength, _recordsLength;

    public BundleAddress Address { get; private set; }

    public ReadOutcome EntriesOutcome { get; private set; }

    public ReadOutcome TileOutcome { get; private set; }

    public ReadOutcome RecordsOutcome { get; private set; }

    /// <summary>How many of the bundle's entries are there.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the file ends where its last entry does.</summary>
    public bool EndsWell { get; private set; }

    /// <summary>What its leaves are hashed up to, when it is full and complete.</summary>
    public TreeHash? Root { get; private set; }

    /// <summary>How many records are there, of at most <see cref="Count"/>.</summary>
    public int RecordCount { get; private set; }

    public ReadOnlySpan<EntryCheck> Checks => _checks.AsSpan(0, Count);

    /// <summary>The hashes of the entries that are there.</summary>
    public ReadOnlySpan<byte> Leaves => MemoryMarshal.AsBytes(_leaves.AsSpan(0, Count));

    /// <summary>The tile as it is served, as wide as the bundle; shorter when it was cut short.</summary>
    public ReadOnlyMemory<byte> Tile { get; private set; }

    /// <summary>The entries' bytes, of as many as the bundle has in the tree.</summary>
    public ReadOnlyMemory<byte> EntriesBytes => _entries.Memory[.._entriesLength];

    /// <summary>The records' bytes, of as many as the bundle has entries.</summary>
    public ReadOnlyMemory<byte> RecordsBytes => _records.Memory[.._recordsLength];

    /// <summary>When the records were changed last, as their server says.</summary>
    public DateTimeOffset? RecordsChangedAt => _records.ChangedAt;

    public async Task ReadAndCheckAsync(ILogSource source, BundleAddress address, CancellationToken cancel)
    {
        await ReadEntriesAsync(source, address, cancel);
        var tile = new TileAddress(0, address.Index, address.Width);
        (TileOutcome, var isFull) = await source.ReadEitherAsync(tile.Path, tile.Full.Path, _tile, tile.Full.Bytes, cancel);
        // What is longer than a tile of its path is as wrong as what is shorter.
        Tile = TileOutcome == ReadOutcome.Read && _tile.Length == (isFull ? tile.Full : tile).Bytes ? _tile.Memory[..tile.Bytes] : _tile.Memory[..0];
        await ReadRecordsAsync(source, address, changedSince: null, cancel);
        CheckEntries();
        CheckRecords();
    }

    /// <summary>Reads the records alone; they can be checked when the leaves were read as well.</summary>
    public async Task<ReadOutcome> ReadRecordsAsync(ILogSource source, BundleAddress address, DateTimeOffset? changedSince, CancellationToken cancel)
    {
        Address = address;
        _records.Clear();
        return RecordsOutcome = await source.ReadAsync(Publishing.RecordBundle.Path(address.Index), _records, MostRecordsBytes, cancel, changedSince);
    }

    /// <summary>Reads and checks the entries alone.</summary>
    public async Task ReadLeavesAsync(ILogSource source, BundleAddress address, CancellationToken cancel)
    {
        await ReadEntriesAsync(source, address, cancel);
        CheckEntries();
    }

    /// <summary>Judges the records by the leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckRecords()
    {
        RecordCount = 0;
        var rest = RecordsOutcome == ReadOutcome.Read ? _records.Span : default;
        while (RecordCount < Count && EntryBundle.TryRead(ref rest, out var opening))
        {
            ref var check = ref _checks[RecordCount++];
            if (check.IsLeaf)
                check = check with { Record = RecordJudgement.Judge(check.Text, opening) };
        }

        _recordsLength = RecordsOutcome == ReadOutcome.Read ? _records.Length - rest.Length : 0;
    }

    /// <summary>Nothing of it is to be believed.</summary>
    public void Forget() => (Count, Root) = (0, null);

    private async Task ReadEntriesAsync(ILogSource source, BundleAddress address, CancellationToken cancel)
    {
        Address = address;
        (EntriesOutcome, _entriesAreFull) = await source.ReadEitherAsync(address.Path, address.Full.Path, _entries, MostEntriesBytes, cancel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckEntries()
    {
        (Count, Root) = (0, null);
        var rest = EntriesOutcome == ReadOutcome.Read ? _entries.Span : default;
        while (Count < Address.Width && EntryBundle.TryRead(ref rest, out var entry))
        {
            _leaves[Count] = TreeHash.OfLeaf(entry);
            _checks[Count++] = new EntryCheck(LeafText.TryParse(entry, out var text), text, RecordState.None);
        }

        _entriesLength = EntriesOutcome == ReadOutcome.Read ? _entries.Length - rest.Length : 0;
        EndsWell = Count == Address.Width && (rest.IsEmpty || (_entriesAreFull && !Address.IsFull));
        if (Count == BundleAddress.FullWidth && EndsWell)
            Root = TileRoot.Of(_leaves);
    }
}
