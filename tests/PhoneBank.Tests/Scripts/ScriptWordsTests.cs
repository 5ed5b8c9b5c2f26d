using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Scripts;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class ScriptWordsTests
{
    private static readonly ScriptFront Front = ScriptText.Parse(
        "---\nmorning: m\nafternoon: a\nevening: e\nhello: h\nseason: 2026-12-31 2027-01-02 New Year\nseason: 2027-01-02 2027-01-03 Later\n---\n").Front;

    [Theory]
    [InlineData("Europe/London", "2026-11-22T03:59Z", "e")]
    [InlineData("Europe/London", "2026-11-22T04:00Z", "m")]
    [InlineData("Europe/London", "2026-11-22T11:59Z", "m")]
    [InlineData("Europe/London", "2026-11-22T12:00Z", "a")]
    [InlineData("Europe/London", "2026-11-22T18:00Z", "e")]
    [InlineData("Asia/Shanghai", "2026-11-22T22:00Z", "m")]
    [InlineData("America/New_York America/Los_Angeles", "2026-11-22T18:00Z", "h")]
    [InlineData("America/New_York America/Los_Angeles", "2026-11-22T21:00Z", "a")]
    [InlineData("", "2026-11-22T12:00Z", "h")]
    [InlineData("Nowhere/Known", "2026-11-22T12:00Z", "h")]
    public void Greeting_IsByTheClockOfTheCallee_AndNamesNoTimeWhereThatIsNotOne(string zones, string now, string greeting) =>
        Words(zones, now).Of(ScriptWords.Greeting).ShouldBe(greeting);

    [Theory]
    [InlineData("Asia/Shanghai", "2026-12-30T15:59Z", "")]
    [InlineData("Asia/Shanghai", "2026-12-30T16:00Z", "New Year")]
    [InlineData("America/New_York", "2026-12-31T04:59Z", "")]
    [InlineData("America/New_York", "2026-12-31T05:00Z", "New Year")]
    [InlineData("Asia/Shanghai", "2027-01-02T15:59Z", "New Year")]
    [InlineData("Asia/Shanghai", "2027-01-02T16:00Z", "Later")]
    [InlineData("Asia/Shanghai", "2027-01-03T16:00Z", "")]
    [InlineData("America/New_York America/Los_Angeles", "2026-12-31T06:00Z", "")]
    [InlineData("America/New_York America/Los_Angeles", "2026-12-31T09:00Z", "New Year")]
    [InlineData("", "2026-12-31T00:00Z", "")]
    [InlineData("", "2027-01-01T00:00Z", "New Year")]
    public void Season_IsByTheCalendarOfTheCallee(string zones, string now, string season) =>
        Words(zones, now).Of(ScriptWords.Season).ShouldBe(season);

    private static ScriptWords Words(string zones, string now) =>
        ScriptWords.For(Front, ContactZones.Parse(zones), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), null);
}
