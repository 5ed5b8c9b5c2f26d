using Ledgerline.Register.Certificates;
using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Tests.Certificates;

public sealed class TextWidthTests
{
    [Fact]
    public void Wrap_OfAnyName_KeepsEverythingWithinTheLines()
    {
        foreach (var name in DemoNames.Hostile)
        {
            foreach (var ems in new[] { 8.0, 12.4, 45 })
            {
                var lines = TextWidth.Wrap(name, ems);
                var balanced = TextWidth.Balance(name, ems);

                lines.Concat(balanced).ShouldAllBe(line => line.Length > 0 && TextWidth.Ems(line) <= ems, name);
                balanced.Count.ShouldBe(lines.Count);
                foreach (var each in new[] { lines, balanced })
                    string.Concat(each).Replace(" ", "", StringComparison.Ordinal).ShouldBe(name.Replace(" ", "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Wrap_OfWords_BreaksBetweenThem() => TextWidth.Wrap("one two three four", 7).ShouldBe(["one two", "three four"]);

    [Fact]
    public void Balance_OfWords_LeavesNoneAlone() => TextWidth.Balance("one two three four five", 13).ShouldBe(["one two three", "four five"]);

    [Fact]
    public void Wrap_OfALongWord_BreaksBetweenItsCharacters() => TextWidth.Wrap("ab e\u0323\u0301e\u0323\u0301e\u0323\u0301", 1.5)
        .ShouldBe(["ab", "e\u0323\u0301e\u0323\u0301", "e\u0323\u0301"]);

    [Fact]
    public void Ems_OfMarks_AreThoseOfWhatCarriesThem() => TextWidth.Ems("e\u0323\u0301").ShouldBe(TextWidth.Ems("e"));
}
