using System.Text.RegularExpressions;
using Ledgerline.Telephony.Numbers;

namespace Ledgerline.Telephony.Tests.Numbers;

public class DigitPatternTests
{
    [Theory]
    [InlineData("12")]
    [InlineData(@"\d{3}")]
    [InlineData("[2-47]5?")]
    [InlineData("1(?:2|3[04])5|9")]
    [InlineData("(1)(2{0,2})(3)")]
    [InlineData("1{2,3}|2?3{1,2}")]
    [InlineData("(?:12){2}|1")]
    public void Pattern_OnEveryShortNumber_AgreesWithRegularExpressions(string text)
    {
        var pattern = new DigitPattern(text);
        var (whole, start) = (new Regex($"^(?:{text})$"), new Regex($"^(?:{text})"));
        for (var number = 10; number < 100_000; number++)
        {
            var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture)[1..]; // also with leading zeros
            if (pattern.MatchesAll(digits) != whole.IsMatch(digits)) Assert.Fail($"{text} and all of {digits}");
            if (pattern.MatchesStart(digits) != start.IsMatch(digits)) Assert.Fail($"{text} and the start of {digits}");
        }
    }

    [Theory]
    [InlineData("1*")]
    [InlineData("(?=1)")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("[1")]
    [InlineData("1{2")]
    [InlineData("1{3,2}")]
    [InlineData(@"\w")]
    [InlineData("a")]
    public void Pattern_WithOtherSyntax_IsAFormatError(string text) =>
        Should.Throw<FormatException>(() => new DigitPattern(text).MatchesAll("1"));

    [Fact]
    public void Patterns_OfAllShippedPlans_CanBeRead()
    {
        foreach (var plan in NumberPlans.Shipped.All)
        {
            plan.General.MatchesAll("0").ShouldBeOneOf(true, false);
            plan.LeadingDigits?.MatchesStart("0").ShouldBeOneOf(true, false);
            plan.InternationalPrefix?.Match("0");
            plan.PrefixForParsing?.Match("0");
            foreach (var kind in plan.Kinds) kind.Pattern.MatchesAll("0").ShouldBeOneOf(true, false);
            foreach (var format in plan.Formats) format.Fits("0").ShouldBeOneOf(true, false);
        }
    }
}
