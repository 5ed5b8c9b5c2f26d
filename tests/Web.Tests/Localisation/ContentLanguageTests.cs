namespace Ledgerline.Web.Tests.Localisation;

public class ContentLanguageTests
{
    [Fact]
    public void EveryLanguageOfTheInterface_IsOneInWhichStoriesAreTold() => Languages.All.ShouldAllBe(tag => ContentLanguage.Find(tag) != null);

    [Theory]
    [InlineData("zh-hans", "zh-Hans")]
    [InlineData("AR", "ar")]
    [InlineData("xx", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("zh", null)]
    public void OfPath_InAnyCase_IsTheLanguage(string? tag, string? found) => (ContentLanguage.OfPath(tag)?.Tag).ShouldBe(found);
}
