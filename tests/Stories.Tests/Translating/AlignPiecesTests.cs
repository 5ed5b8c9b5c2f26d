using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class AlignPiecesTests
{
    private static readonly string[] Source = ["Title", "Summary", "She picked up at once.", "He listened for a while.", "They laughed."];
    private static readonly TranslatedPiece[] Rows = [.. Source.Zip(["Titre", "Résumé", "Elle a décroché.", "Il a écouté.", "Ils ont ri."], (source, target) => new TranslatedPiece(source, target))];

    [Fact]
    public void Align_WithTheSourceAsItWas_IsAllDone()
    {
        var alignment = AlignPieces.Align(Source, Rows);

        alignment.Pieces.Select(piece => piece.Target).ShouldBe(Rows.Select(row => row.Target));
        (alignment.Done, alignment.Behind, alignment.Gone.Count).ShouldBe((5, 0, 0));
    }

    [Fact]
    public void Align_WithMovedPieces_KeepsTheirTranslations()
    {
        var alignment = AlignPieces.Align(["Title", "Summary", "They laughed.", "She picked up at once.", "He listened for a while."], Rows);

        alignment.Pieces.Select(piece => piece.Target).ShouldBe(["Titre", "Résumé", "Ils ont ri.", "Elle a décroché.", "Il a écouté."]);
        alignment.Done.ShouldBe(5);
    }

    [Fact]
    public void Align_WithAChangedPiece_ShowsWhatItWas_AlsoWhenItWasMoved()
    {
        var alignment = AlignPieces.Align(["Title", "Summary", "He listened for a long while.", "She picked up at once.", "They laughed."], Rows);

        alignment.Pieces[2].ShouldBe(new AlignedPiece("He listened for a long while.", "Il a écouté.", "He listened for a while."));
        alignment.Pieces.Where(piece => piece.IsBehind).ShouldHaveSingleItem();
    }

    [Fact]
    public void Align_WithAPieceWrittenAnew_FindsItByItsPlace()
    {
        var alignment = AlignPieces.Align(["Title", "Summary", "She picked up at once.", "Nothing of this was there.", "They laughed."], Rows);

        alignment.Pieces[3].ShouldBe(new AlignedPiece("Nothing of this was there.", "Il a écouté.", "He listened for a while."));
        AlignPieces.Align(["Title", "Summary", "Qqq xxx zzz.", "He listened for a while."], Rows).Pieces[2].Target.ShouldBe("Elle a décroché.");
    }

    [Fact]
    public void Align_WithAnInsertedAndARemovedPiece_MarksTheOneAndKeepsTheOtherByItself()
    {
        var alignment = AlignPieces.Align(["Title", "Summary", "Before that, it rang.", "She picked up at once.", "They laughed."], Rows);

        alignment.Pieces[2].IsMissing.ShouldBeTrue();
        alignment.Gone.ShouldBe([Rows[3]]);
        alignment.Done.ShouldBe(4);
    }

    [Fact]
    public void Align_WithTheSameParagraphTwice_KeepsBothTranslations()
    {
        string[] source = ["T", "S", "***", "One.", "***", "Two."];
        TranslatedPiece[] rows = [new("T", "t"), new("S", "s"), new("***", "* * *"), new("One.", "Un."), new("***", "⁂"), new("Two.", "Deux.")];

        AlignPieces.Align(source, rows).Pieces.Select(piece => piece.Target).ShouldBe(["t", "s", "* * *", "Un.", "⁂", "Deux."]);
    }

    [Fact]
    public void Align_WithAChangedTitle_IsBehind_AndAnEmptyTranslationIsNot()
    {
        var alignment = AlignPieces.Align(["Another", "Else", "She picked up at once."], [new("Title", "Titre"), new("Summary", ""), new("She picked up at once.", "")]);

        alignment.Pieces.Select(piece => (piece.IsMissing, piece.IsBehind)).ShouldBe([(false, true), (true, false), (true, false)]);
    }

    [Fact]
    public void Align_OfThousandsOfChangedPieces_IsQuickAndGoesByPlace()
    {
        string[] source = ["T", "S", "First.", .. Enumerable.Range(0, 3_000).Select(one => $"new {one}")];
        TranslatedPiece[] rows = [new("T", "t"), new("S", "s"), new("First.", "D'abord."), .. Enumerable.Range(0, 3_000).Select(one => new TranslatedPiece($"old {one}", $"cible {one}"))];

        AlignPieces.Align(source, rows).Pieces.Skip(3).Select(piece => piece.Target).ShouldBe(Enumerable.Range(0, 3_000).Select(one => $"cible {one}"));
    }
}
