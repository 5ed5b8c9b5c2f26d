using System.Text;

namespace Ledgerline.Tlog.Tests.Notes;

public class SignedNoteTests
{
    private const string Text = "line\n\n\nlast\n";

    private static readonly SigningKey Signer = SigningKey.Generate("example.com/log", SignatureType.Ed25519);
    private static readonly SigningKey Other = SigningKey.Generate("example.com/other", SignatureType.Ed25519);

    [Theory]
    [InlineData(Examples.Note, Examples.Vkey)]
    [InlineData(Examples.GoNote, Examples.GoVkey)]
    public void Note_OfTheExamples_IsVerified(string text, string vkey)
    {
        var note = Examples.Parse(text);
        note.Verify(Examples.Key(vkey)).ShouldHaveSingleItem().Key.ToString().ShouldBe(vkey);
        note.ToString().ShouldBe(text);
        SignedNote.TryParse(note.ToBytes(), out var read).ShouldBeTrue();
        read.ToString().ShouldBe(text);
        Examples.Parse(text.Replace("message", "massage", StringComparison.Ordinal).Replace("problem", "trouble", StringComparison.Ordinal))
            .Verify(Examples.Key(vkey)).ShouldBeEmpty();
    }

    [Fact]
    public void Note_WithEmptyLines_EndsAtTheLastOfThem()
    {
        foreach (var text in new[] { Text, "\n", "\n\n\n", "a\n\n", "\na\n" })
        {
            var note = Examples.Parse(new SignedNote(text, [Signer.Sign(text)]).ToString());
            note.Text.ShouldBe(text);
            note.Verify(Signer.Verifier).Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("\n\n\n")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n\n")]
    [InlineData("text\n\n— a AAAAAAA=")] // no line feed at the end
    [InlineData("text\n— a AAAAAAA=\n")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n—a AAAAAAA=\n")]
    [InlineData("text\n\n— a\n")]
    [InlineData("text\n\n— a \n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— a  AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA= \n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAA==\n")] // an id and nothing after it
    [InlineData("text\n\n— a AAAAAAB=\n")] // bits that do not count are not zero
    [InlineData("text\n\n— a AAAAAAA\n")]
    [InlineData("text\n\n— a AAAA AAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=\nmore\n")]
    [InlineData("text\r\n\n— a AAAAAAA=\n")]
    [InlineData("te\0xt\n\n— a AAAAAAA=\n")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n")]
    [InlineData("te\u001fxt\n\n— a AAAAAAA=\n")]
    public void Note_Malformed_IsNotRead(string text)
    {
        SignedNote.TryParse(text, out _).ShouldBeFalse();
        SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
    }

    [Fact]
    public void Note_ThatIsNoUnicode_IsNotRead()
    {
        SignedNote.TryParse("te\ud800xt\n\n— a AAAAAAA=\n", out _).ShouldBeFalse();
        SignedNote.TryParse([0xff, .. "\n\n— a AAAAAAA=\n"u8], out _).ShouldBeFalse();
        SignedNote.TryParse([0xed, 0xa0, 0x80, .. "\n\n— a AAAAAAA=\n"u8], out _).ShouldBeFalse(); // a surrogate
        SignedNote.TryParse([0xc1, 0x81, .. "\n\n— a AAAAAAA=\n"u8], out _).ShouldBeFalse(); // over-long
        SignedNote.TryParse("te\u007f\u0085xt 😀\n\n— a AAAAAAA=\n", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("te\rxt\n")]
    public void Note_OfWhatIsNoText_IsRefused(string text) => Should.Throw<ArgumentException>(() => new SignedNote(text, [Signer.Sign(Text)]));

    [Fact]
    public void Note_WithNoneOrTooManySignatures_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new SignedNote(Text, []));
        var full = new SignedNote(Text, [.. Enumerable.Repeat(Signer.Sign(Text), SignedNote.MaxSignatures)]);
        SignedNote.TryParse(full.ToBytes(), out _).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => full.With(Other.Sign(Text)));
        SignedNote.TryParse($"{full}{Other.Sign(Text)}\n", out _).ShouldBeFalse();
    }

    [Fact]
    public void Note_AsLongAsCanBe_IsReadAndOneByteMoreIsNot()
    {
        var line = Signer.Sign(Text).ToString();
        var room = SignedNote.MaxBytes - Encoding.UTF8.GetByteCount(line) - 3;
        SignedNote.TryParse($"{new string('a', room)}\n\n{line}\n", out var note).ShouldBeTrue();
        note.ToBytes().Length.ShouldBe(SignedNote.MaxBytes);
        var longer = $"é{new string('a', room - 1)}\n\n{line}\n"; // as many characters
        SignedNote.TryParse(longer, out _).ShouldBeFalse();
        SignedNote.TryParse(Encoding.UTF8.GetBytes(longer), out _).ShouldBeFalse();
    }

    [Fact]
    public void Signature_OfAKeyUnknown_IsIgnored()
    {
        var note = new SignedNote(Text, [Other.Sign(Text), Signer.Sign(Text)]);
        note.Verify(Signer.Verifier).ShouldHaveSingleItem().Key.ShouldBe(Signer.Verifier);
        note.Verify().ShouldBeEmpty();
        note.Verify(Signer.Verifier, Other.Verifier).Select(signature => signature.Key.Name).ShouldBe(["example.com/other", "example.com/log"]);
    }

    [Fact]
    public void Signature_WithAKnownNameOrIdButNotBoth_IsIgnored()
    {
        var right = Signer.Sign(Text);
        var note = new SignedNote(Text, [right with { KeyId = right.KeyId ^ 1 }, right with { KeyName = "example.com/else" }, right]);
        note.Verify(Signer.Verifier).ShouldHaveSingleItem().Signature.ShouldBe(right);
        new SignedNote(Text, [right with { KeyId = right.KeyId ^ 1 }]).Verify(Signer.Verifier).ShouldBeEmpty();
    }

    [Fact]
    public void Signature_OfAKnownKeyThatIsWrong_SpoilsTheNote()
    {
        var right = Signer.Sign(Text);
        foreach (var wrong in new[] { Signer.Sign("other\n"), right with { Bytes = right.Bytes[1..] }, right with { Bytes = new byte[64] } })
        {
            new SignedNote(Text, [right, Other.Sign(Text), wrong]).Verify(Signer.Verifier, Other.Verifier).ShouldBeEmpty();
            new SignedNote(Text, [wrong, right]).Verify(Signer.Verifier).ShouldBeEmpty();
            new SignedNote(Text, [wrong, Other.Sign(Text)]).Verify(Other.Verifier).Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Signature_ThatIsThereTwice_CountsOnce() =>
        new SignedNote(Text, [Signer.Sign(Text), Signer.Sign(Text)]).Verify(Signer.Verifier).Count.ShouldBe(1);

    [Fact]
    public void Signature_AfterManyOthers_IsFound()
    {
        var strangers = Enumerable.Range(0, 40).Select(i => SigningKey.Generate($"stranger{i}", SignatureType.Ed25519).Sign(Text));
        Examples.Parse(new SignedNote(Text, [.. strangers, Signer.Sign(Text)]).ToString()).Verify(Signer.Verifier).Count.ShouldBe(1);
    }

    [Fact]
    public void Signatures_OfTheSameLine_AreEqual()
    {
        var (one, two) = (Signer.Sign(Text), Signer.Sign(Text));
        one.ShouldBe(two);
        one.GetHashCode().ShouldBe(two.GetHashCode());
        one.ShouldNotBe(Signer.Sign("other\n"));
        NoteSignature.TryParse(one.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(one);
    }

    [Fact]
    public void Signature_ThatCannotBeALine_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new NoteSignature("a\nb", 1, new byte[64]));
        Should.Throw<ArgumentException>(() => new NoteSignature("a", 1, default));
        Should.Throw<ArgumentException>(() => Signer.Sign(Text) with { KeyName = "" });
    }
}
