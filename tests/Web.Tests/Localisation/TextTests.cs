using System.Text;

namespace Ledgerline.Web.Tests.Localisation;

public class TextTests
{
    private const string French = """
        {
          "language.date": "d MMMM yyyy",
          "language.time": "HH:mm",
          "entries": { "one": "{count} inscription", "many": "{count} d’inscriptions", "other": "{count} inscriptions" },
          "greeting": "Bonjour {name}, le {day} à {time}"
        }
        """;

    private static Text T(string tag, string json) => Text.From(LanguageFile.Parse(tag, new MemoryStream(Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData(0, "0 inscription")]
    [InlineData(1, "1 inscription")]
    [InlineData(2, "2 inscriptions")]
    [InlineData(1_000_000, "1 000 000 d’inscriptions")]
    public void Plural_French_FollowsTheLanguage(int count, string expected) =>
        T("fr", French)["entries", ("count", count)].Replace('\u202F', ' ').Replace('\u00A0', ' ').ShouldBe(expected);

    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 11, "other")]
    [InlineData("zh-Hans", 1, "other")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 12, "many")]
    [InlineData("ru", 3, "few")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 100, "other")]
    public void Category_Always_IsCldrs(string language, long count, string expected) =>
        Web.Localisation.PluralRules.Category(language, count).ShouldBe(expected);

    [Fact]
    public void Arguments_OfEveryKind_AreWrittenAsTheLanguageDoes() =>
        T("fr", French)["greeting", ("name", "<b>{day}"), ("day", new DateOnly(2026, 8, 2)), ("time", new TimeOnly(9, 5))]
            .ShouldBe("Bonjour <b>{day}, le 2 août 2026 à 09:05");

    [Fact]
    public void Date_English_IsDayMonthYear() =>
        T("en", """{ "language.date": "d MMMM yyyy", "on": "{day}" }""")["on", ("day", new DateOnly(2026, 11, 22))].ShouldBe("22 November 2026");

    [Fact]
    public void MissingKey_Throws_NamingIt() =>
        Should.Throw<KeyNotFoundException>(() => Text.In("en")["no.such.key"]).Message.ShouldContain("no.such.key");

    [Fact]
    public void MissingArgument_Throws_NamingKeyAndArgument()
    {
        var message = Should.Throw<ArgumentException>(() => Text.In("en")["layout.title"]).Message;
        message.ShouldContain("layout.title");
        message.ShouldContain("'title'");
    }

    [Fact]
    public void UnknownLanguage_Throws() => Should.Throw<KeyNotFoundException>(() => Text.In("tlh"));

    [Fact]
    public void PluralWithoutOther_IsRefused() => Should.Throw<FormatException>(() => T("en", """{ "x": { "one": "1" } }"""));
}
