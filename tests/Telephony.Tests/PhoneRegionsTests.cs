namespace Ledgerline.Telephony.Tests;

public class PhoneRegionsTests
{
    [Fact]
    public void All_Regions_AreOrderedAndHaveTheirCallingCodes()
    {
        PhoneRegions.All.Count.ShouldBe(245);
        PhoneRegions.All.Select(region => region.Code).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        PhoneRegions.All.ShouldContain(new PhoneRegion("US", 1));
        PhoneRegions.All.ShouldContain(new PhoneRegion("CA", 1));
        PhoneRegions.All.ShouldContain(new PhoneRegion("TW", 886));
        PhoneRegions.All.ShouldAllBe(region => region.Code.Length == 2 && region.CallingCode > 0 && region.CallingCode < 1000);
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("us", true)]
    [InlineData("001", false)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsKnown_OfACode_IgnoresCase(string? code, bool expected) => PhoneRegions.IsKnown(code).ShouldBe(expected);
}
