using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ledgerline.Tlog.Tests.Notes;

namespace Ledgerline.Tlog.Tests;

/// <summary>Whatever comes over the network is read or not read: no parser throws, and what one reads it writes again as it was.</summary>
public class GarbageTests
{
    private static readonly string[] Good =
    [
        Examples.Note, Examples.GoNote, Examples.Cosigned, Examples.CheckpointText, Examples.Vkey, Examples.GoSecret,
        $"old 3\n{TreeHash.OfEmptyTree}\n\n{Examples.Cosigned}", $"c2sp.org/tlog-proof@v1\nextra AAAA\nindex 3\n{TreeHash.OfEmptyTree}\n\n{Examples.Cosigned}",
        "tile/0/x001/x234/067.p/8", "tile/entries/x001/x234/067.p/8", "20852163",
    ];

    private static readonly string[] Pieces = ["\n", "\n\n", "— ", " ", "a", "old ", "index ", "extra ", "tile/", "x", "000", "/", ".p/", "+", "=", "AAAA", "-", "9", "é", "\ud800", "\0"];

    [Fact]
    public void Parsers_GivenBytesAtRandom_DoNotThrow() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ReadAll).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Parsers_GivenPiecesOfWhatIsRight_DoNotThrow() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text => ReadAll(Encoding.UTF8.GetBytes(text), text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Parsers_GivenWhatIsRightWithAChange_DoNotThrow()
    {
        var changes = Gen.Elements(Good).SelectMany(text => Gen.Choose(0, text.Length), (text, at) => (text, at))
            .SelectMany(_ => Gen.Choose(0, 3), (place, length) => (place.text, place.at, length))
            .SelectMany(_ => Gen.Elements(Pieces.Append("").ToArray()), (place, piece) => place.text[..place.at] + piece + place.text[Math.Min(place.at + place.length, place.text.Length)..]);
        Prop.ForAll(changes.ToArbitrary(), text => ReadAll(Encoding.UTF8.GetBytes(text), text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Parsers_GivenWhatIsRightCutOff_DoNotThrow()
    {
        foreach (var text in Good)
        {
            for (var length = 0; length <= text.Length; length++) ReadAll(Encoding.UTF8.GetBytes(text[..length]), text[..length]);
        }
    }

    private static void ReadAll(byte[] bytes) => ReadAll(bytes, Encoding.Latin1.GetString(bytes));

    private static void ReadAll(byte[] bytes, string text)
    {
        if (SignedNote.TryParse(bytes, out var note)) Same(note.ToBytes(), bytes);
        if (SignedNote.TryParse(text, out note)) Same(note.ToString(), text);
        if (NoteSignature.TryParse(text, out var line)) Same(line.ToString(), text);
        if (AddCheckpointRequest.TryParse(bytes, out var request)) Same(request.ToBytes(), bytes);
        if (TlogProof.TryParse(bytes, out var proof) && proof.Extra is not { IsEmpty: true }) Same(Encoding.UTF8.GetBytes(proof.ToString()), bytes);
        if (VerifierKey.TryParse(text, out var key)) Same(key.ToString(), text.Trim());
        if (SigningKey.TryParse(text, out var secret)) Same(secret.ToSecretText(), text.Trim());
        if (TileAddress.TryParse(text, out var tile)) Same(tile.Path, text);
        if (BundleAddress.TryParse(text, out var bundle)) Same($"{bundle.Path}{(bundle.First.Value < 0 ? "?" : "")}", text);
        if (TreeSize.TryParse(text, out var size)) Same(size.ToString(), text);
        if (EntryIndex.TryParse(text, out var index)) Same(index.ToString(), text);
        if (TreeHash.TryParse(text, out var hash)) Same(hash.ToString(), text);
        if (Checkpoint.TryParse(text, out var checkpoint)) text.ShouldStartWith(checkpoint.ToNoteText());
        new TrustPolicy(Examples.Key(Examples.Vkey)).TryOpen(bytes, out _, out _);
        ReadOnlySpan<byte> rest = bytes;
        while (EntryBundle.TryRead(ref rest, out _)) { }
    }

    private static void Same(string written, string read) => written.ShouldBe(read);

    private static void Same(byte[] written, byte[] read) => written.ShouldBe(read);
}
