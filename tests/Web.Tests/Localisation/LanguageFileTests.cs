namespace Ledgerline.Web.Tests.Localisation;

public class LanguageFileTests
{
    public static TheoryData<string> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Keys_OfEveryLanguage_AreInOrderAndOnce(string language)
    {
        var keys = LanguageFile.Keys(language);
        keys.ShouldBe(keys.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Keys_OfEveryLanguage_AreThoseOfEnglishWithTheSamePlaceholders(string language)
    {
        var english = LanguageFile.Of("en");
        var other = LanguageFile.Of(language);
        other.KeysInOrder.ShouldBe(english.KeysInOrder);
        foreach (var key in english.KeysInOrder)
        {
            other.Find(key).Placeholders.Order().ShouldBe(english.Find(key).Placeholders.Order(), key);
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Keys_Always_AreAreaPageThing(string language) =>
        LanguageFile.Keys(language).ShouldAllBe(key => System.Text.RegularExpressions.Regex.IsMatch(key, @"^[a-z][a-zA-Z]*(\.[a-zA-Z0-9-]+){1,3}$"));
}
