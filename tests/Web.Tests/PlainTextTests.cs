namespace Ledgerline.Web.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("  Ann \t\r\n Bo  ", "Ann Bo")]
    [InlineData("\u202eevil\u202c", "evil")]
    [InlineData("a\u0000b\u001bc\u00add\ufeff", "abcd")]
    [InlineData("a\ufffeb\uffff", "ab")]
    [InlineData("e\u0301", "é")]
    [InlineData("陈晓雨", "陈晓雨")]
    [InlineData("\u3164", "")]
    [InlineData(null, "")]
    public void Clean_Text_IsOneVisibleLine(string? text, string clean)
    {
        PlainText.Clean(text, 100, out var wasCut).ShouldBe(clean);
        wasCut.ShouldBeFalse();
    }

    [Fact]
    public void Clean_LongerThanTheBound_IsCutBetweenCharacters()
    {
        PlainText.Clean("ab👩🏽c", 4, out var wasCut).ShouldBe("ab");
        wasCut.ShouldBeTrue();
    }
}
