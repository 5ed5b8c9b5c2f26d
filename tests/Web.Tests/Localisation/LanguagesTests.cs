namespace Ledgerline.Web.Tests.Localisation;

public class LanguagesTests
{
    private static readonly string[] Four = ["en", "fr", "zh-Hans", "zh-Hant"];

    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("FR-ca", "fr")]
    [InlineData("de, fr;q=0.5", "fr")]
    [InlineData("en;q=0.4, fr;q=0.9", "fr")]
    [InlineData("fr;q=0, en;q=0.1", "en")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW,en;q=0.5", "zh-Hant")]
    [InlineData("zh-HK", "zh-Hant")]
    [InlineData("zh-Hant-HK", "zh-Hant")]
    [InlineData("zh-Hans-TW", "zh-Hans")]
    [InlineData("*", "en")]
    public void Choose_WellFormedHeader_TakesTheMostWanted(string? header, string expected) => Languages.Choose(header, Four).ShouldBe(expected);

    [Theory]
    [InlineData("fr;q=oops, zh-TW", "zh-Hant")]
    [InlineData(";;;,,,;q=", "en")]
    [InlineData("fr;q=-1", "en")]
    [InlineData("fr;q=NaN", "en")]
    [InlineData("fr;q=1e9", "en")]
    [InlineData("-", "en")]
    [InlineData("--zh--", "en")]
    [InlineData("\0\uFFFF<script>", "en")]
    public void Choose_MalformedHeader_PassesOverWhatIsMalformed(string header, string expected) => Languages.Choose(header, Four).ShouldBe(expected);

    [Fact]
    public void Choose_EndlessHeader_IsCut() => Languages.Choose(string.Concat(Enumerable.Repeat("xx,", 100_000)) + "fr", Four).ShouldBe("en");

    [Fact]
    public void All_Always_BeginsWithTheDefault() => Languages.All[0].ShouldBe(Languages.Default);

    [Fact]
    public void Find_OtherCase_GivesTheTagAsItIsWritten() => Languages.Find("EN").ShouldBe("en");
}
