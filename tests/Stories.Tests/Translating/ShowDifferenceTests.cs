using Ledgerline.Stories.Translating;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class ShowDifferenceTests
{
    [Theory]
    [InlineData("He listened for a while.", "He listened for a long while.", "He listened for a |+long ||while.")]
    [InlineData("It rang.", "It rang.", "It rang.")]
    [InlineData("", "All new", "+All new")]
    [InlineData("at once, she", "after a while, she", "-at once|+after a while|, she")]
    [InlineData("他听了一会儿。", "他听了很久。", "他听了|-一会儿|+很久|。")]
    [InlineData("Don't go", "Do go", "-Don't|+Do| go")]
    [InlineData("a 😀 b", "a 😁 b", "a |-😀|+😁| b")]
    public void Between_ShowsTheWordsThatChanged_AndInChineseTheCharacters(string old, string now, string shown) =>
        string.Join('|', ShowDifference.Between(old, now).Select(Write)).ShouldBe(shown.Replace("||", "|", StringComparison.Ordinal));

    [Fact]
    public void Between_TogetherIsBothTexts_AndWhatIsVeryLongIsShownWhole()
    {
        var (old, now) = (string.Concat(Enumerable.Range(0, 4_000).Select(one => $"{one} ")), string.Concat(Enumerable.Range(0, 4_000).Select(one => $"{one * 7} ")));

        var difference = ShowDifference.Between(old, now);

        difference.Select(one => one.Kind).ShouldBe([DifferenceKind.Removed, DifferenceKind.Added]);
        string.Concat(difference.Where(one => one.Kind != DifferenceKind.Added).Select(one => one.Words)).ShouldBe(old);
    }

    private static string Write(Difference one) => one.Kind switch
    {
        DifferenceKind.Same => one.Words,
        DifferenceKind.Removed => "-" + one.Words,
        DifferenceKind.Added => "+" + one.Words,
    };
}
