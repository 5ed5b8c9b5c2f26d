using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Reading;

/// <summary>Proves that an entry is in the log that the world sees: a file that can be checked without the log, now and in many years.</summary>
internal sealed class ProveEntry(PublishedLog published)
{
    /// <summary>The proof by the published checkpoint, with the leaf and its opening (docs/specs/receipt.md).</summary>
    /// <returns>Null while the entry is sealed but not published.</returns>
    public async Task<TlogProof?> ProveAsync(EntryProof entry, CancellationToken cancel)
    {
        var index = entry.Entry.Index;
        if (await published.NewestAsync(cancel) is not { } newest || !newest.Checkpoint.Size.Holds(index))
            return null;
        var path = InclusionProof.Make(index, newest.Checkpoint.Size, published.Nodes(newest.Checkpoint.Size));
        return EntryReceipt.Make(entry.Leaf, OpeningOf(entry), index, path, newest.Note);
    }

    /// <summary>What opens the entry's commitment, or says that it was erased.</summary>
    public static ReadOnlySpan<byte> OpeningOf(EntryProof entry) => Opening.Of(entry.Salt, entry.Entry.Record);
}
