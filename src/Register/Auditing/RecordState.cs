using System.Runtime.CompilerServices;
using System.Text.Unicode;
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
        return TryReadName(record, out _, out _) ? RecordState.Opens : RecordState.Malformed;
    }

    /// <summary>Reads a record. Of the name only what could deceive a reader of lines is looked at: it is text, on one line.</summary>
    public static bool TryReadName(ReadOnlySpan<byte> record, out NameKind kind, out ReadOnlySpan<byte> name)
    {
        kind = NameKind.Pseudonym;
        name = default;
        var pseudonym = "ledgerline/record/v1\nkind pseudonym\nname "u8;
        var realName = "ledgerline/record/v1\nkind real-name\nname "u8;
        if (record.StartsWith(realName))
            kind = NameKind.RealName;
        else if (!record.StartsWith(pseudonym))
            return false;
        // Both heads are as long as each other.
        if (record.Length < pseudonym.Length + 2 || record[^1] != '\n')
            return false;
        name = record[pseudonym.Length..^1];
        return !name.ContainsAnyInRange((byte)0, (byte)0x1f) && Utf8.IsValid(name);
    }
}
