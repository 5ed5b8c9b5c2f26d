using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Ledgerline.Register.Auditing;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>
/// An entry with what proves it, in one file that can be checked without the log (docs/specs/receipt.md): the leaf, the opening of its record, and a
/// proof that the leaf is in the log.
/// </summary>
/// <param name="Leaf">The leaf's bytes.</param>
/// <param name="Opening">What opens its commitment; of an erased record the line that says so; of an annulment nothing.</param>
/// <param name="Proof">Index, audit path and checkpoint.</param>
public sealed record EntryReceipt(ReadOnlyMemory<byte> Leaf, ReadOnlyMemory<byte> Opening, TlogProof Proof)
{
    /// <summary>The most bytes that a receipt's file has: a leaf, a name, 63 hashes and a note.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Makes the proof that is kept in a file.</summary>
    public static TlogProof Make(ReadOnlySpan<byte> leaf, ReadOnlySpan<byte> opening, EntryIndex index, IReadOnlyList<TreeHash> path, SignedNote checkpoint)
    {
        var extra = new ArrayBufferWriter<byte>();
        EntryBundle.Write(extra, leaf);
        EntryBundle.Write(extra, opening);
        return new TlogProof(extra.WrittenMemory, index, path, checkpoint);
    }

    /// <summary>Reads a file. It proves nothing before <see cref="Verify"/> says so.</summary>
    public static bool TryParse(ReadOnlySpan<byte> file, [NotNullWhen(true)] out EntryReceipt? receipt)
    {
        receipt = null;
        if (file.Length > MaxBytes || !TlogProof.TryParse(file, out var proof) || proof.Extra is not { } extra)
            return false;
        var rest = extra.Span;
        if (!EntryBundle.TryRead(ref rest, out var leaf) || !EntryBundle.TryRead(ref rest, out var opening) || !rest.IsEmpty)
            return false;
        receipt = new EntryReceipt(leaf.ToArray(), opening.ToArray(), proof);
        return true;
    }

    /// <summary>Checks everything that can be checked offline, each by itself.</summary>
    public ReceiptVerdict Verify(TrustPolicy policy)
    {
        var isLeaf = LeafText.TryParse(Leaf.Span, out var text);
        var trusted = policy.TryOpen(Proof.Checkpoint, out var opened, out var refusal) ? opened : null;
        var isCheckpoint = Checkpoint.TryParse(Proof.Checkpoint.Text, out var checkpoint);
        var record = RecordIn(Opening.Span);
        return new ReceiptVerdict
        {
            Index = Proof.Index,
            IsWellFormed = isLeaf,
            Day = isLeaf ? text.Day : null,
            Organisations = isLeaf ? text.Organisations : Organisations.None,
            Annuls = isLeaf && text.Kind == LeafKind.Annulment ? text.Target : null,
            Record = isLeaf ? Of(RecordJudgement.Judge(text, Opening.Span)) : ReceiptRecord.Wrong,
            NameKind = record?.Kind,
            Name = record?.Name,
            Place = record?.Place,
            Statement = record?.Statement,
            IsIncluded = isCheckpoint && InclusionProof.Verify(Proof.Index, TreeHash.OfLeaf(Leaf.Span), checkpoint!.Size, checkpoint.Root, Proof.Path),
            Checkpoint = checkpoint,
            Trusted = trusted,
            Refusal = trusted is null ? refusal : null,
        };
    }

    private static ReceiptRecord Of(RecordState state) => state switch
    {
        RecordState.Opens => ReceiptRecord.Opens,
        RecordState.Erased => ReceiptRecord.Erased,
        RecordState.None => ReceiptRecord.None,
        RecordState.Missing or RecordState.Malformed or RecordState.Wrong or RecordState.Unwanted => ReceiptRecord.Wrong,
    };

    private static CanonicalRecord? RecordIn(ReadOnlySpan<byte> opening)
    {
        Span<byte> salt = stackalloc byte[CanonicalRecord.SaltBytes];
        return Publishing.Opening.TryRead(opening, salt, out var record) && RecordText.TryParse(record, out var text)
            ? new CanonicalRecord(text.Kind, text.Name, text.Place, text.Statement)
            : null;
    }
}
