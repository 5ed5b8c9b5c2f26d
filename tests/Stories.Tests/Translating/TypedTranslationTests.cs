using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class TypedTranslationTests
{
    private static readonly string[] Source = ["T", "S", "It rang twice."];

    [Fact]
    public void Rows_OfAPieceBehind_StayBehind_UntilItIsChangedOrSaidToBeRight()
    {
        var basis = AlignPieces.Align(Source, [new("T", "t"), new("S", "s"), new("It rang.", "Ça sonnait.")]);

        TypedTranslation.Rows(basis, ["t", "s", "Ça sonnait."], [])[2].ShouldBe(new TranslatedPiece("It rang.", "Ça sonnait."));
        TypedTranslation.Rows(basis, ["t", "s", "Ça sonnait."], [2])[2].ShouldBe(new TranslatedPiece("It rang twice.", "Ça sonnait."));
        TypedTranslation.Rows(basis, ["t", "s", "Ça a sonné deux fois."], [])[2].Source.ShouldBe("It rang twice.");
        TypedTranslation.Rows(basis, ["t", "s", ""], [])[2].Mark.ShouldBe("");
    }

    [Fact]
    public void Content_IsJoinedOfWhatIsTranslated_AndKeepsThePlaceOfWhatIsNot()
    {
        var content = TranslatedContent.Of([new("T", "t"), new("S", ""), new("One.", "Un."), new("Two.", ""), new("Three.", "Trois.\n\nQuatre.")], "in Canada");

        (content.Title, content.Summary, content.Byline, content.Body).ShouldBe(("t", "", "in Canada", "Un.\n\nTrois.\n\nQuatre."));
        content.Sources.ShouldBe([Paragraphs.MarkOf("T"), "", Paragraphs.MarkOf("One."), "", Paragraphs.MarkOf("Three.")]);
        AlignPieces.Align(["T", "S", "One.", "Two.", "Three."], content.Rows).Pieces.Select(piece => piece.Target).ShouldBe(["t", "", "Un.", "", "Trois.\n\nQuatre."]);
    }

    [Fact]
    public void Merge_TakesEachOnesChanges_AndShowsBothWhereBothChanged()
    {
        string[] source = ["T", "S", "One.", "Two."];
        Alignment before = Of("t", "s", "", "deux"), mine = Of("mine", "s", "", "DEUX"), theirs = Of("t", "theirs", "un", "Deux!");

        var merged = TypedTranslation.Merge(before, mine, theirs);

        merged.Select(piece => (piece.Target, piece.Theirs)).ShouldBe([("mine", null), ("theirs", null), ("un", null), ("DEUX", "Deux!")]);

        Alignment Of(params string[] targets) => AlignPieces.Align(source, [.. source.Zip(targets, (piece, target) => new TranslatedPiece(piece, target))]);
    }

    [Fact]
    public void Show_OfWhatWasSaidToBeRight_KeepsTheTick_AndTheDifference()
    {
        var basis = AlignPieces.Align(Source, [new("T", "t"), new("S", "s"), new("It rang.", "Ça sonnait.")]);
        var mine = AlignPieces.Align(Source, TypedTranslation.Rows(basis, ["t", "s", "Ça sonnait."], [2]));

        TypedTranslation.Show(basis, mine)[2].ShouldBe(new TypedPiece("It rang twice.", "Ça sonnait.", "It rang.", IsRight: true));
        TypedTranslation.Show(basis, basis)[2].IsRight.ShouldBeFalse();
    }
}
