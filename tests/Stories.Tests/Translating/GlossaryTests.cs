using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Translating;
using Ledgerline.Testing.Databases;
using Ledgerline.Web;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class GlossaryTests
{
    private static readonly ContentLanguage English = ContentLanguage.Find("en")!;
    private static readonly ContentLanguage French = ContentLanguage.Find("fr")!;

    [Theory]
    [InlineData("act", "An Act of kindness", true)]
    [InlineData("act", "exactly", false)]
    [InlineData("act", "exact, act", true)]
    [InlineData("Young Pioneers", "the young pioneers'", true)]
    [InlineData("团员", "他是共青团员。", true)]
    [InlineData("团员", "他是团长", false)]
    [InlineData("C++", "of C++?", true)]
    public void Term_IsInAText_AsAWordOfItsOwn(string term, string text, bool isIn) =>
        new GlossaryTerm { Id = Guid.NewGuid(), Centre = default, SourceLanguage = "en", TargetLanguage = "fr", Term = term, Translation = "x", Note = "" }.IsIn(text).ShouldBe(isIn);

    [Theory, OnBothEngines]
    public async Task Glossary_IsACentres_AndATermStandsInItOnce(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (tara, stranger) = (await room.AddTranslatorAsync(), await room.AddTranslatorAsync("sam", await room.System.AddCentreAsync("Another")));

        (await AddAsync(tara, "party", "parti")).ShouldBe(GlossaryResult.Done);
        (await AddAsync(tara, "league", "ligue")).ShouldBe(GlossaryResult.Done);
        (await AddAsync(tara, "party", "fête")).ShouldBe(GlossaryResult.AlreadyThere);
        (await AddAsync(stranger, "party", "fête")).ShouldBe(GlossaryResult.Done);
        var party = (await AllAsync(tara)).Single(term => term.Term == "party");
        (await WithAsync(keep => keep.ChangeAsync(stranger, party.Id, "party", "fête", ""))).ShouldBe(GlossaryResult.NotFound);
        (await WithAsync(keep => keep.DeleteAsync(stranger, party.Id))).ShouldBe(GlossaryResult.NotFound);
        (await WithAsync(keep => keep.ChangeAsync(tara, party.Id, "league", "parti", ""))).ShouldBe(GlossaryResult.AlreadyThere);
        (await WithAsync(keep => keep.ChangeAsync(tara, party.Id, "Party", "Parti", "With a capital"))).ShouldBe(GlossaryResult.Done);

        (await AllAsync(tara)).Select(term => (term.Term, term.Translation, term.Note)).ShouldBe([("Party", "Parti", "With a capital"), ("league", "ligue", "")], ignoreOrder: true);
        (await WithAsync(keep => keep.DeleteAsync(tara, party.Id))).ShouldBe(GlossaryResult.Done);
        (await AllAsync(tara)).ShouldHaveSingleItem().Term.ShouldBe("league");
        (await AllAsync(stranger)).ShouldHaveSingleItem().Translation.ShouldBe("fête");
        (await room.WithAsync<ReadGlossary, IReadOnlyList<GlossaryPair>>(read => read.PairsAsync(tara.Centre))).ShouldBe([new GlossaryPair("en", "fr", 1)]);

        Task<GlossaryResult> AddAsync(Actor actor, string term, string translation) => WithAsync(keep => keep.AddAsync(actor, English, French, term, translation, ""));
        Task<GlossaryResult> WithAsync(Func<KeepGlossary, Task<GlossaryResult>> work) => room.WithAsync(work);
        Task<IReadOnlyList<GlossaryTerm>> AllAsync(Actor actor) => room.WithAsync<ReadGlossary, IReadOnlyList<GlossaryTerm>>(read => read.AllAsync(actor.Centre, "en", "fr"));
    }
}
