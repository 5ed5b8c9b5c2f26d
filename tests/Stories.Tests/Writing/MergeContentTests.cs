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

    [Fact]
    public void ChangesThatOverlapInPart_AreToBeChosenFrom()
    {
        var merged = MergeContent.Merge(Before, Before with { Body = "One, mine.\n\nTwo, mine.\n\nThree." }, Before with { Body = "One.\n\nTwo, theirs.\n\nThree." });
        merged.Conflicts.ShouldBe([new Conflict("One, mine.\n\nTwo, mine.", "One.\n\nTwo, theirs.")]);
    }

#pragma warning disable RS0030 // Seeded, so that a failure can be seen again.
    /// <summary>Whatever the two do: what either wrote anew stands in the text or is to be chosen from, and where only one wrote, that is what stands there.</summary>
    [Fact]
    public void NothingThatEitherWrote_IsLost()
    {
        var dice = new Random(20261129);
        for (var round = 0; round < 5_000; round++)
        {
            var before = Enumerable.Range(0, dice.Next(6)).Select(index => $"Before {index}.").ToList();
            var (mine, theirs) = (Changed(before, "mine"), Changed(before, "theirs"));
            var merged = MergeContent.Merge(Of(before), Of(mine), Of(theirs));

            foreach (var paragraph in mine.Concat(theirs).Except(before))
                (merged.Content.Body + string.Concat(merged.Conflicts.Select(conflict => conflict.Mine + conflict.Theirs))).ShouldContain(paragraph);
            MergeContent.Merge(Of(before), Of(mine), Of(before)).ShouldSatisfyAllConditions(one => one.Conflicts.ShouldBeEmpty(), one => one.Content.Body.ShouldBe(Of(mine).Body));
            MergeContent.Merge(Of(before), Of(before), Of(theirs)).ShouldSatisfyAllConditions(one => one.Conflicts.ShouldBeEmpty(), one => one.Content.Body.ShouldBe(Of(theirs).Body));
        }

        StoryContent Of(IEnumerable<string> paragraphs) => Before with { Body = string.Join("\n\n", paragraphs) };

        List<string> Changed(List<string> from, string by)
        {
            var to = new List<string>(from);
            for (var change = dice.Next(3); change > 0; change--)
            {
                var at = dice.Next(to.Count + 1);
                if (at < to.Count && dice.Next(2) == 0)
                    to.RemoveAt(at);
                if (dice.Next(2) == 0)
                    to.Insert(Math.Min(at, to.Count), $"New {dice.Next(1_000_000)} {by}.");
            }

            return to;
        }
    }
#pragma warning restore RS0030
}
