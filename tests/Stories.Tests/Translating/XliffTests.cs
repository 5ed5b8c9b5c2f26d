using System.Text;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class XliffTests
{
    private static readonly AlignedPiece[] Pieces =
    [
        new("Title & more", "Titre <et plus>", null), new("Summary", "", null), new("One.\nTwo.", "Un.\nDeux. 😀", null), new("Bell\u0007", "Cloche", "Bell"),
    ];

    /// <summary>It was held against the core schema of the standard (xliff_core_2.0.xsd) when it was written down here.</summary>
    private const string Written =
        """<?xml version="1.0" encoding="utf-8"?><xliff version="2.0" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="story" canResegment="no" xml:space="preserve">"""
        + """<unit id="title"><segment state="translated"><source>Title &amp; more</source><target>Titre &lt;et plus&gt;</target></segment></unit>"""
        + """<unit id="summary"><segment state="initial"><source>Summary</source></segment></unit>"""
        + "<unit id=\"p1\"><segment state=\"translated\"><source>One.\nTwo.</source><target>Un.\nDeux. 😀</target></segment></unit>"
        + """<unit id="p2"><segment state="initial"><source>Bell<cp hex="0007" /></source><target>Cloche</target></segment></unit></file></xliff>""";

    [Fact]
    public void Write_IsAUnitAPiece() =>
        Encoding.UTF8.GetString(Xliff.Write(ContentLanguage.Find("en")!, ContentLanguage.Find("fr")!, Pieces)).ShouldBe(Written);

    [Fact]
    public async Task Read_OfWhatWasWritten_IsTheSame()
    {
        var content = (await ReadAsync(Written)).ShouldNotBeNull();

        (content.From, content.To).ShouldBe(("en", "fr"));
        content.Rows.ShouldBe(Pieces.Select(piece => new TranslatedPiece(piece.Source, piece.Target)));
    }

    [Fact]
    public async Task Read_OfAnotherPrograms_TakesTextInAnyOrder_PutsSegmentsTogether_AndLeavesMarkupOut()
    {
        var content = await ReadAsync("""
            <x:xliff version="2.0" srcLang="en" trgLang="fr" xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:o="urn:other"><x:file id="f"><x:notes><x:note>A note</x:note></x:notes><x:group id="g">
            <x:unit id="p1"><o:source>other</o:source><x:segment><x:source>One.</x:source><x:target>Un<x:pc id="1">.</x:pc></x:target></x:segment><x:ignorable><x:source> </x:source></x:ignorable><x:segment><x:source>Two.</x:source><x:target><![CDATA[Deux.]]></x:target></x:segment></x:unit>
            <x:unit id="p2"><x:segment><x:source>Half.</x:source><x:target>Demi.</x:target></x:segment><x:segment><x:source>Done.</x:source></x:segment></x:unit>
            <x:unit id="title"><x:segment><x:source>Title</x:source><x:target/></x:segment></x:unit></x:group></x:file></x:xliff>
            """);

        content.ShouldNotBeNull().Rows.ShouldBe([new("Title", ""), new("", ""), new("One. Two.", "Un. Deux."), new("Half.Done.", "")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML")]
    [InlineData("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>")]
    [InlineData("<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\">&a;</xliff>")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file>")]
    public async Task Read_OfSomethingElse_IsNothing(string file) => (await ReadAsync(file)).ShouldBeNull();

    [Fact]
    public async Task Read_OfMoreThanItTakes_IsNothing() => (await ReadAsync(Written, 100)).ShouldBeNull();

    private static async Task<XliffContent?> ReadAsync(string file, int most = 10_000)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return await Xliff.ReadAsync(stream, most);
    }
}
