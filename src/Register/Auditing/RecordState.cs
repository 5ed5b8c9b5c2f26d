using System.Runtime.CompilerServices;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Auditing;

/// <summary>What stands in a record's place, judged by its leaf.</summary>
internal enum RecordState : byte
{
    /// <summary>The opening opens the commitment.</summary>
    Opens,

    /// <summary>It was erased.</summary>
    Erased,

    /// <summary>Rightly nothing: the leaf has no record.</summary>
    None,

    /// <summary>Nothing, where a declaration has a record.</summary>
    Missing,

    /// <summary>Not an opening.</summary>
    Malformed,

    /// <summary>An opening, but not of this commitment.</summary>
    Wrong,

    /// <summary>Something, where nothing belongs.</summary>
    Unwanted,
}

/// <summary>Judges what stands in a record's place (docs/specs/log-folder.md, "Records").</summary>
internal static class RecordJudgement
{
    public static RecordState Judge(in LeafText leaf, ReadOnlySpan<byte> opening) => leaf.Kind switch
    {
        LeafKind.Declaration => OfDeclaration(leaf.Commitment, opening),
        LeafKind.Annulment => opening.IsEmpty ? RecordState.None : RecordState.Unwanted,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RecordState OfDeclaration(Commitment commitment, ReadOnlySpan<byte> opening)
    {
        if (opening.IsEmpty)
            return RecordState.Missing;
        if (opening.SequenceEqual(Opening.Erased))
            return RecordState.Erased;
        Span<byte> salt = stackalloc byte[CanonicalRecord.SaltBytes];
        if (!Opening.TryRead(opening, salt, out var record))
            return RecordState.Malformed;
        if (Commitment.Of(salt, record) != commitment)
            return RecordState.Wrong;
        return RecordText.TryParse(record, out _) ? RecordState.Opens : RecordState.Malformed;
    }
}
