using System.Buffers;
using System.Text;
using Ledgerline.Tlog;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>What comes of a log over the network. What is read is written again byte for byte.</summary>
internal static class LogTexts
{
    private const string Root = "GpN+yoAVEL6ftmLU3TN0ksQsEpDXuKuXQYrqNAXAVTY=";

    private static readonly string[] Words =
    [
        "\n", "\n\n", "— ", "— example.com/log ", " ", "origin", "0", "1", "9223372036854775807", "9223372036854775808", "18446744073709551616", "00", "-1", "+1", Root, "AAAA", "=", "==", "\r", "\0", "é",
        "old 3\n", "index 3\n", "extra AAAA\n", "c2sp.org/tlog-proof@v1\n", "tile/0/", "tile/entries/", "x001/", "067", ".p/8", ".p/256", "/", "\ud800", "\uFEFF",
    ];

    private static readonly TrustPolicy Policy = new(Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));

    public static Target Notes { get; } = new("note", TryNote, Words, 450_000);

    public static Target Checkpoints { get; } = new("checkpoint", TryCheckpoint, Words, 900_000);

    public static Target Tiles { get; } = new("tile", TryTile, Words, 1_500_000) { MaxLength = 200 };

    public static Target Proofs { get; } = new("proof", TryProof, Words, 360_000);

    public static Target Requests { get; } = new("request", TryRequest, Words, 360_000);

    public static Target Bundles { get; } = new("bundle", TryBundle, ["\0\0", "\0\u0001a", "\u00FF\u00FF"], 900_000) { MaxLength = 70_000 };

    private static void TryNote(byte[] bytes)
    {
        if (!SignedNote.TryParse(bytes, out var note))
            return;
        Same(note.ToBytes(), bytes);
        Target.Promise(SignedNote.TryParse(note.ToString(), out var again) && again.Signatures.SequenceEqual(note.Signatures), "As text it is another note.");
        Target.Promise(note.Verify(Policy.Log).Count <= 1, "A key signs once.");
        Policy.TryOpen(bytes, out _, out _);
    }

    private static void TryCheckpoint(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!Checkpoint.TryParse(text, out var checkpoint))
            return;
        Target.Promise(text.StartsWith(checkpoint.ToNoteText(), StringComparison.Ordinal), "It is written otherwise.");
        Target.Promise(Checkpoint.TryParse(checkpoint.ToNoteText(), out var again) && again == checkpoint, "It is read otherwise.");
    }

    private static void TryTile(byte[] bytes)
    {
        var path = Encoding.UTF8.GetString(bytes);
        if (TileAddress.TryParse(path, out var tile))
            Target.Promise(tile.Path == path && tile is { Level: >= 0, Index: >= 0, Width: > 0 and <= 256 }, "A tile has one path.");
        if (BundleAddress.TryParse(path, out var bundle))
            Target.Promise(bundle.Path == path && bundle is { Index: >= 0, Width: > 0 and <= 256, First.Value: >= 0 }, "A bundle has one path.");
    }

    private static void TryProof(byte[] bytes)
    {
        if (!TlogProof.TryParse(bytes, out var proof))
            return;
        var written = proof.ToString();
        // Nothing extra can be said in two ways.
        if (proof.Extra is not { IsEmpty: true })
            Same(Encoding.UTF8.GetBytes(written), bytes);
        Target.Promise(TlogProof.TryParse(Encoding.UTF8.GetBytes(written), out var again) && again.ToString() == written, "Written again it is read otherwise.");
        Target.Promise(!proof.Verify("an entry"u8, Policy), "Anything is proven.");
    }

    private static void TryRequest(byte[] bytes)
    {
        if (AddCheckpointRequest.TryParse(bytes, out var request))
            Same(request.ToBytes(), bytes);
    }

    private static void TryBundle(byte[] bytes)
    {
        ReadOnlySpan<byte> rest = bytes;
        var written = new ArrayBufferWriter<byte>(Math.Max(1, bytes.Length));
        for (var before = rest.Length; EntryBundle.TryRead(ref rest, out var entry); before = rest.Length)
        {
            Target.Promise(rest.Length < before, "Reading does not go on.");
            EntryBundle.Write(written, entry);
        }

        Same(written.WrittenSpan, bytes.AsSpan(0, bytes.Length - rest.Length));
    }

    private static void Same(ReadOnlySpan<byte> written, ReadOnlySpan<byte> read) => Target.Promise(written.SequenceEqual(read), "It is written otherwise than it was read.");

    private static VerifierKey Parse(string text) => VerifierKey.TryParse(text, out var key) ? key : throw new FormatException();
}
