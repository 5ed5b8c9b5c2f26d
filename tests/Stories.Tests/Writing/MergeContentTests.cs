using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class MergeContentTests
{
    private static readonly StoryContent Before = new("Title", "Summary", "By", "One.\n\nTwo.\n\nThree.");

    [Fact]
    public void ChangesOfDifferentPlaces_ArePutTogether()
    {
        var merged = MergeContent.Merge(Before, Before with { Body = "One, changed.\n\nTwo.\n\nThree." }, Before with { Title = "Theirs", Body = "One.\n\nTwo.\n\nThree.\n\nFour." });
        merged.Conflicts.ShouldBeEmpty();
        merged.Content.ShouldBe(new StoryContent("Theirs", "Summary", "By", "One, changed.\n\nTwo.\n\nThree.\n\nFour.") { Sources = merged.Content.Sources });
    }

    [Fact]
    public void ChangesOfTheSamePlace_AreToBeChosenFrom_AndMineStandsThere()
    {
        var merged = MergeContent.Merge(Before, Before with { Title = "Mine", Body = "One.\n\nTwo, mine.\n\nThree." }, Before with { Title = "Theirs", Body = "One.\n\nTwo, theirs.\n\nThree." });
        merged.Conflicts.ShouldBe([new Conflict("Mine", "Theirs"), new Conflict("Two, mine.", "Two, theirs.")]);
        (merged.Content.Title, merged.Content.Body).ShouldBe(("Mine", "One.\n\nTwo, mine.\n\nThree."));
    }

    [Fact]
    public void TheSameChangeByBoth_IsNone()
    {
        var both = Before with { Summary = "Same", Body = "One.\n\nThree." };
        MergeContent.Merge(Before, both, both).Conflicts.ShouldBeEmpty();
        MergeContent.Merge(Before, both, both).Content.Body.ShouldBe("One.\n\nThree.");
    }

    [Fact]
    public void WhatOneDeleted_AndTheOtherChanged_IsToBeChosenFrom()
    {
        var merged = MergeContent.Merge(Before, Before with { Body = "One.\n\nThree." }, Before with { Body = "One.\n\nTwo, theirs.\n\nThree." });
        merged.Conflicts.ShouldBe([new Conflict("", "Two, theirs.")]);
    }
}
