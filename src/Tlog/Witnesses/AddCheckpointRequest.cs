using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>What a log sends to a witness: <c>old</c> size, consistency proof, empty line, checkpoint (C2SP tlog-witness, "add-checkpoint").</summary>
/// <param name="Old">The size that the witness cosigned last, as far as the log knows; 0 when it does not.</param>
/// <param name="Proof">From there to the checkpoint, at most 63 hashes.</param>
/// <param name="Checkpoint">The checkpoint with its signatures.</param>
public sealed record AddCheckpointRequest(TreeSize Old, IReadOnlyList<TreeHash> Proof, SignedNote Checkpoint)
{
    /// <summary>The content type of an answer that says which size the witness has (409).</summary>
    public const string SizeContentType = "text/x.tlog.size";

    private const string OldMark = "old ";

    /// <summary>Reads a request's body. It is not said that the old size is at most the checkpoint's, nor that the proof or a signature is right.</summary>
    /// <returns>False when it is malformed, has over 63 hashes, or a number or base64 in it is not in its one canonical form.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out AddCheckpointRequest? request)
    {
        request = null;
        var empty = utf8.IndexOf("\n\n"u8);
        if (empty < 0 || !SignedNote.TryParse(utf8[(empty + 2)..], out var note) || !Ascii.IsValid(utf8[..empty]))
            return false;
        var lines = Encoding.ASCII.GetString(utf8[..empty]).Split('\n');
        if (lines.Length > 1 + ConsistencyProof.MaxHashes || !lines[0].StartsWith(OldMark, StringComparison.Ordinal)
            || !TreeSize.TryParse(lines[0].AsSpan(OldMark.Length), out var old) || !ProofLines.TryParse(lines.AsSpan(1), out var proof))
            return false;
        request = new AddCheckpointRequest(old, proof, note);
        return true;
    }

    /// <summary>The request's body.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{OldMark}{Old}\n{ProofLines.Write(Proof)}\n{Checkpoint}");
}
