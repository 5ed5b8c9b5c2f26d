using System.Globalization;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank.Tests.Callbacks;

public sealed class CallbackTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1", 1)]
    [InlineData(" 5 ", 5)]
    [InlineData("10080", 10080)]
    public void Minutes_InRange_AreFromNow(string typed, int minutes) =>
        CallbackTime.Read(typed, null, null, ContactZones.Parse(null), Now).ShouldBe((Now.AddMinutes(minutes), null));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("10081")]
    [InlineData("99999999999")]
    [InlineData("5.5")]
    [InlineData("soon")]
    public void Minutes_OutOfRange_AreRefused(string typed) =>
        CallbackTime.Read(typed, null, null, ContactZones.Parse(null), Now).ShouldBe((null, CallbackTimeRefusal.BadMinutes));

    [Theory]
    [InlineData("2026-11-23", "15:30", "Europe/London", "2026-11-23T15:30:00Z")]
    [InlineData("2026-11-23", "15:30", "Asia/Shanghai", "2026-11-23T07:30:00Z")]
    [InlineData(null, "18:30", "Asia/Shanghai", "2026-11-22T10:30:00Z")] // today is theirs
    [InlineData("2027-01-15", "9:05", "America/New_York", "2027-01-15T14:05:00Z")]
    public void ClockTime_IsTheirs(string? date, string time, string zone, string at) =>
        CallbackTime.Read(null, date, time, ContactZones.Parse(zone), Now).At.ShouldBe(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(null, null, "Europe/London", "Missing")]
    [InlineData("2026-11-23", "", "Europe/London", "BadDateOrTime")]
    [InlineData("2026-02-30", "10:00", "Europe/London", "BadDateOrTime")]
    [InlineData("23/11/2026", "10:00", "Europe/London", "BadDateOrTime")]
    [InlineData("2026-11-23", "25:00", "Europe/London", "BadDateOrTime")]
    [InlineData("2026-11-22", "09:59", "Europe/London", "InThePast")]
    [InlineData("2026-11-22", "10:00", "Europe/London", "InThePast")]
    [InlineData("0001-01-01", "00:00", "Asia/Shanghai", "InThePast")]
    [InlineData("2027-02-21", "10:00", "Europe/London", "TooFarAhead")]
    [InlineData("9999-12-31", "23:59", "America/New_York", "TooFarAhead")]
    [InlineData("2026-11-23", "10:00", null, "NoKnownZone")]
    public void ClockTime_ThatCannotBe_IsRefused(string? date, string? time, string? zone, string refusal) =>
        CallbackTime.Read(null, date, time, ContactZones.Parse(zone), Now).ShouldBe((null, Enum.Parse<CallbackTimeRefusal>(refusal)));
}
