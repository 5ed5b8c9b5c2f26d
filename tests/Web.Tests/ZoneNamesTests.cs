namespace Ledgerline.Web.Tests;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("Asia/Taipei", "Asia/Taipei")]
    [InlineData(" America/Los Angeles ", "America/Los_Angeles")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("UTC", "UTC")]
    public void Find_AZone_IsThatZone(string name, string id) => ZoneNames.Find(name).ShouldNotBeNull().Id.ShouldBe(id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("/dev/zero")]
    [InlineData("/usr/share/zoneinfo/Asia/Taipei")]
    [InlineData("../zoneinfo/Asia/Taipei")]
    [InlineData("Asia/../Asia/Taipei")]
    [InlineData("Asia/\nTaipei")]
    public void Find_WhatIsNoName_ReadsNoFile(string? name) => ZoneNames.Find(name).ShouldBeNull();
}
