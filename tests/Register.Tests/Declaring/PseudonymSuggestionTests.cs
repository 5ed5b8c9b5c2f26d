using Ledgerline.Register.Declaring;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class PseudonymSuggestionTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public void Pseudonyms_OfEachLanguage_AreTenThousandDifferentNames(string language)
    {
        var all = Enumerable.Range(0, Pseudonyms.Count).Select(number => Pseudonyms.At(number, language)).ToList();

        all.Distinct().Count().ShouldBe(all.Count);
        all.Count.ShouldBeGreaterThan(10_000);
        all.ShouldAllBe(text => Registering.Name(text).Text == text);
    }

    [Fact]
    public void Pseudonyms_InEnglish_BeginWithTheirSound()
    {
        var all = Enumerable.Range(0, Pseudonyms.Count).Select(number => Pseudonyms.At(number, "en")).ToList();

        all.ShouldContain("Chenguang 晨光");
        all.ShouldContain("Qing'an 清安");
    }

    [Fact]
    public void Suggest_ManyTimes_SeldomRepeats()
    {
        var suggestion = new PseudonymSuggestion();

        var drawn = Enumerable.Range(0, 1_000).Select(_ => suggestion.Suggest("zh-Hant")).ToList();

        // Of 1,000 out of 15,700, about 31 are expected to meet; 150 would be more than twenty standard deviations away.
        drawn.Distinct().Count().ShouldBeGreaterThan(850);
        drawn.ShouldAllBe(name => name.EnumerateRunes().Count() == 2);
    }
}
