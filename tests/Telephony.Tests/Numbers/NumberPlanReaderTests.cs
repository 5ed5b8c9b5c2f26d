using Ledgerline.Telephony.Numbers;

namespace Ledgerline.Telephony.Tests.Numbers;

public class NumberPlanReaderTests
{
    [Fact]
    public void Read_APlan_HasWhatItsLinesSay()
    {
        var plan = Read("# comment", "plan\tGB\t44", "international\t00", "national\t0", "prefix\t0", "general\t7,9,10\t\\d{7,10}", "mobile\t10\t7\\d{9}",
            "format\t(\\d{4})(\\d{6})\t$1 $2\t-\t0$1\t7").ShouldHaveSingleItem();
        plan.Region.ShouldBe("GB");
        plan.CallingCode.ShouldBe(44);
        plan.NationalPrefix.ShouldBe("0");
        plan.Transform.ShouldBeNull();
        (plan.Lengths.Shortest, plan.Lengths.Longest, plan.Lengths.Contains(8)).ShouldBe((7, 10, false));
        plan.KindOf("7700900123").ShouldBe(NumberKind.Mobile);
        plan.KindOf("2700900123").ShouldBeNull();
        plan.Formats[0].WriteNational("7700900123").ShouldBe("07700 900123");
        plan.Formats[0].WriteInternational("7700900123").ShouldBe("7700 900123");
    }

    [Theory]
    [InlineData("plan\tGB\t44")]
    [InlineData("plan\tGB\tx\ngeneral\t7\t\\d{7}")]
    [InlineData("plan\tGB\t44\ngeneral\t70\t\\d{7}")]
    [InlineData("plan\tGB\t44\ngeneral\t7\t\\d{7}\ngeneral\t7\t\\d{7}")]
    [InlineData("plan\tGB\t44\ngeneral\t7\t\\d{7}\nformat\t(\\d)")]
    public void Read_OtherLines_IsAFormatError(string text) => Should.Throw<FormatException>(() => Read(text));

    [Fact]
    public void Shipped_Plans_AreOfAllCountriesAndOfNone()
    {
        NumberPlans.Shipped.All.Count.ShouldBe(254);
        NumberPlans.Shipped.All.Count(plan => plan.Region == NumberPlan.NonGeographic).ShouldBe(9);
        NumberPlans.Shipped.FindMain(1)!.Region.ShouldBe("US");
        NumberPlans.Shipped.FindMain(7)!.Region.ShouldBe("RU");
        NumberPlans.Shipped.FindMain(44)!.Region.ShouldBe("GB");
    }

    private static IReadOnlyList<NumberPlan> Read(params string[] lines) =>
        NumberPlanReader.Read(new StringReader(string.Join('\n', lines)));
}
