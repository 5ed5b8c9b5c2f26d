using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>A proof that can be checked without the log: the index, the audit path and a checkpoint (C2SP tlog-proof, "Format").</summary>
/// <param name="Extra">Whatever the application needs besides; nothing authenticates it. Null where there is none; an empty one is not written.</param>
/// <param name="Index">The entry's index.</param>
/// <param name="Path">The audit path, leaf's sibling first, at most 63 hashes.</param>
/// <param name="Checkpoint">The checkpoint, verbatim.</param>
public sealed record TlogProof(ReadOnlyMemory<byte>? Extra, EntryIndex Index, IReadOnlyList<TreeHash> Path, SignedNote Checkpoint)
{
    /// <summary>The ending of a file's name.</summary>
    public const string FileExtension = ".tlog-proof";

    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraMark = "extra ";
    private const string IndexMark = "index ";

    /// <summary>Reads a proof from its bytes in UTF-8. It proves nothing before <see cref="Verify"/> says so.</summary>
    /// <returns>False when it is malformed, or a number or base64 in it is not in its one canonical form.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out TlogProof? proof)
    {
        proof = null;
        var empty = utf8.IndexOf("\n\n"u8);
        if (empty < 0 || !SignedNote.TryParse(utf8[(empty + 2)..], out var note) || !Ascii.IsValid(utf8[..empty]))
            return false;
        ReadOnlySpan<string> lines = Encoding.ASCII.GetString(utf8[..empty]).Split('\n');
        if (lines is not [Header, .. var rest] || !TryReadExtra(ref rest, out var extra)
            || rest.Length is 0 or > 1 + ConsistencyProof.MaxHashes || !rest[0].StartsWith(IndexMark, StringComparison.Ordinal)
            || !EntryIndex.TryParse(rest[0].AsSpan(IndexMark.Length), out var index) || !ProofLines.TryParse(rest[1..], out var path))
            return false;
        proof = new TlogProof(extra, index, path, note);
        return true;
    }

    /// <summary>Whether the entry is in the log, by a checkpoint that the policy believes (C2SP tlog-proof, "Verifying a tlog proof").</summary>
    /// <param name="entry">The entry itself, from elsewhere or from <see cref="Extra"/>.</param>
    /// <param name="policy">Whose word is taken for the checkpoint.</param>
    public bool Verify(ReadOnlySpan<byte> entry, TrustPolicy policy) =>
        policy.TryOpen(Checkpoint, out var trusted, out _)
        && InclusionProof.Verify(Index, TreeHash.OfLeaf(entry), trusted.Checkpoint.Size, trusted.Checkpoint.Root, Path);

    /// <summary>The proof as it is kept in a file.</summary>
    public override string ToString()
    {
        var extra = Extra is { IsEmpty: false } bytes ? $"{ExtraMark}{Convert.ToBase64String(bytes.Span)}\n" : "";
        return $"{Header}\n{extra}{IndexMark}{Index}\n{ProofLines.Write(Path)}\n{Checkpoint}";
    }

    private static bool TryReadExtra(ref ReadOnlySpan<string> lines, out ReadOnlyMemory<byte>? extra)
    {
        extra = null;
        if (lines is not [var line, ..] || !line.StartsWith(ExtraMark, StringComparison.Ordinal))
            return true;
        if (!StrictBase64.TryDecode(line.AsSpan(ExtraMark.Length), out byte[] bytes))
            return false;
        extra = bytes;
        lines = lines[1..];
        return true;
    }
}
