using Ledgerline.Telephony.TimeZones;

namespace Ledgerline.Telephony.Tests;

public class NumberTimeZonesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("+12025550123", "America/New_York")]
    [InlineData("+8613123456789", "Asia/Shanghai")]
    [InlineData("+541123456789", "America/Argentina/Buenos_Aires")] // renamed since
    [InlineData("+917410410123", "Asia/Kolkata")] // renamed since
    public void Of_AnAreaWithOneZone_IsThatZone(string e164, string expected) =>
        NumberTimeZones.Of(PhoneNumber.FromE164(e164)).ShouldBe([expected]);

    [Fact]
    public void Of_AFreephoneNumber_IsEveryZoneOfTheCallingCode()
    {
        var zones = NumberTimeZones.Of(PhoneNumber.FromE164("+18002345678"));
        zones.ShouldContain("America/New_York");
        zones.ShouldContain("Pacific/Honolulu");
    }

    [Fact]
    public void Of_ANumberThatIsNotValid_IsEmpty() => NumberTimeZones.Of(PhoneNumber.FromE164("+10555550123")).ShouldBeEmpty();

    [Fact]
    public void Of_EveryZoneOfTheData_IsKnownToThisSystem()
    {
        var unknown = PhoneRegions.All.Select(region => region.CallingCode.ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct()
            .SelectMany(code => ZoneMap.Shipped.Find(code).PresentIds).Distinct()
            .Where(id => !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _));
        unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("+12025550123", "America/New_York")]
    [InlineData("+447700900123", "Europe/London")] // also Guernsey, the Isle of Man and Jersey, whose clocks agree
    [InlineData("+8613123456789", "Asia/Shanghai")]
    public void OnlyZone_WhereClocksAgree_IsOneOfThem(string e164, string clockLike)
    {
        var number = PhoneNumber.FromE164(e164);
        var expected = TimeZoneInfo.FindSystemTimeZoneById(clockLike);
        for (var day = 0; day < 366; day++)
        {
            var instant = Start.AddDays(day);
            NumberTimeZones.OnlyZone(number, Start)!.GetUtcOffset(instant).ShouldBe(expected.GetUtcOffset(instant));
        }
    }

    [Theory]
    [InlineData("+18002345678")] // all of North America
    [InlineData("+10555550123")] // not valid
    [InlineData("+80012345678")] // of no country
    [InlineData("+79123456789")] // a mobile of Russia, which has eleven zones
    public void OnlyZone_WhereClocksDifferOrNothingIsKnown_IsNull(string e164) =>
        NumberTimeZones.OnlyZone(PhoneNumber.FromE164(e164), Start).ShouldBeNull();

    [Fact]
    public void OnlyZone_OfZonesThatDifferInSummerOnly_IsNull()
    {
        var zones = new ZoneList(["America/Phoenix", "America/Denver"]);
        zones.OnlyZone(Start).ShouldBeNull();
        zones.OnlyZone(Start).ShouldBeNull();
        new ZoneList(["America/Denver", "America/Boise"]).OnlyZone(Start).ShouldNotBeNull();
    }

    [Fact]
    public void OnlyZone_OfAnUnknownId_IsNull()
    {
        new ZoneList(["Atlantis/Capital"]).OnlyZone(Start).ShouldBeNull();
        new ZoneList(["Europe/London", "Atlantis/Capital"]).OnlyZone(Start).ShouldBeNull();
        ZoneList.None.OnlyZone(Start).ShouldBeNull();
    }

    [Fact]
    public void OnlyZone_AtTheEndsOfTime_DoesNotThrow()
    {
        var number = PhoneNumber.FromE164("+447700900123");
        NumberTimeZones.OnlyZone(number, DateTimeOffset.MinValue);
        NumberTimeZones.OnlyZone(number, DateTimeOffset.MaxValue);
    }
}
