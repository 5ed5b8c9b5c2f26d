
namespace Ledgerline.Telephony.Tests;

/// <summary>Numbers here are from ranges reserved for fiction, or libphonenumber's own examples where a country reserves none.</summary>
public class PhoneNumberParseTests
{
    [Theory]
    [InlineData("+12025550123", null)]
    [InlineData("+1 (202) 555-0123", null)]
    [InlineData("202-555-0123", "US")]
    [InlineData("202.555.0123", "us")]
    [InlineData("202/555/0123", "CA")]
    [InlineData("1 202 555 0123", "US")]
    [InlineData("12025550123", "US")]
    [InlineData("12025550123.0", "US")]
    [InlineData("011 1 202 555 0123", "US")]
    [InlineData("00 1 202 555 0123", "GB")]
    [InlineData("0011 1 202 555 0123", "AU")]
    [InlineData("8~10 1 202 555 0123", "RU")]
    [InlineData("tel:+1-202-555-0123", null)]
    [InlineData("Tel.: +1 202 555 0123;", null)]
    [InlineData("'+12025550123", null)]
    [InlineData("=+12025550123", null)]
    [InlineData("++12025550123", null)]
    [InlineData("+1\u00A0202\u00A0555\u00A00123", null)]
    [InlineData("+1\u202F202\u2009555\t0123", null)]
    [InlineData("+1 202\u2013555\u20110123", null)]
    [InlineData("\uFF0B\uFF11 \uFF12\uFF10\uFF12 \uFF15\uFF15\uFF15 \uFF10\uFF11\uFF12\uFF13", null)]
    [InlineData("\uFF08\uFF12\uFF10\uFF12\uFF09\uFF15\uFF15\uFF15\uFF0D\uFF10\uFF11\uFF12\uFF13", "US")]
    [InlineData("+\u0661\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663", null)]
    [InlineData("+\u06F1\u06F2\u06F0\u06F2\u06F5\u06F5\u06F5\u06F0\u06F1\u06F2\u06F3", null)]
    [InlineData("+\u0967 \u0968\u0966\u0968 \u096B\u096B\u096B \u0966\u0967\u0968\u0969", null)]
    [InlineData("\U0001D7CF\U0001D7D0\U0001D7CE\U0001D7D0\U0001D7D3\U0001D7D3\U0001D7D3\U0001D7CE\U0001D7CF\U0001D7D0\U0001D7D1", "US")]
    [InlineData("\u202A+1 202\u200B 555 0123\u202C", null)]
    [InlineData("\uFEFF+1\u200E202\u2066555\u20690123\u200F", null)]
    public void Parse_AnyWayOfWriting_IsTheSameNumber(string text, string? defaultRegion) =>
        PhoneNumber.Parse(text, defaultRegion).Number.ShouldBe(PhoneNumber.FromE164("+12025550123"));

    [Theory]
    [InlineData("07700 900123", "GB", "+447700900123")]
    [InlineData("+44 (0)7700 900123", null, "+447700900123")]
    [InlineData("02 12345678", "IT", "+390212345678")] // Italy keeps its zero
    [InlineData("+39 02 12345678", "US", "+390212345678")]
    [InlineData("8 (912) 345-67-89", "RU", "+79123456789")] // Russia's national prefix is 8
    [InlineData("011 15-2345-6789", "AR", "+5491123456789")] // 15 after the area becomes 9 before it
    [InlineData("0 21 (11) 2345-6789", "BR", "+551123456789")] // 21 is a carrier
    [InlineData("200 123 4567", "MX", "+522001234567")]
    [InlineData("01 200 123 4567", "MX", null)] // Mexico has given up its prefixes
    [InlineData("131 2345 6789", "CN", "+8613123456789")]
    [InlineData("555 0123", "AG", null)] // no such area exchange
    [InlineData("460 1234", "AG", "+12684601234")] // the area code of Antigua is put before
    [InlineData("+1 202 JKL 0123", "US", "+12025550123")]
    [InlineData("+800 1234 5678", null, "+80012345678")]
    public void Parse_NationalHabits_AreUndone(string text, string? defaultRegion, string? expected) =>
        (PhoneNumber.Parse(text, defaultRegion).Number?.E164).ShouldBe(expected);

    [Theory]
    [InlineData(null, "US", PhoneNumberRefusal.Empty)]
    [InlineData("", "US", PhoneNumberRefusal.Empty)]
    [InlineData(" \t\u00A0", "US", PhoneNumberRefusal.Empty)]
    [InlineData("+", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("n/a", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("\U0001F4DE\U0001F600", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("\u200F\u202E\u2067", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("3.36123E+11", "FR", PhoneNumberRefusal.NotANumber)]
    [InlineData("<script>202 555 0123</script>", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("202 555 0123", null, PhoneNumberRefusal.UnknownCountry)]
    [InlineData("202 555 0123", "XX", PhoneNumberRefusal.UnknownCountry)]
    [InlineData("+999 202 555 0123", null, PhoneNumberRefusal.UnknownCountry)]
    [InlineData("+0", "US", PhoneNumberRefusal.NotANumber)]
    [InlineData("12345", "US", PhoneNumberRefusal.TooShort)]
    [InlineData("\uFF10\uFF18\uFF16", "JP", PhoneNumberRefusal.TooShort)]
    [InlineData("+1", null, PhoneNumberRefusal.NotANumber)]
    [InlineData("202 555 0123 4", "US", PhoneNumberRefusal.TooLong)]
    [InlineData("202 555 0123 / 202 555 0124", "US", PhoneNumberRefusal.TooLong)]
    [InlineData("055 555 0123", "US", PhoneNumberRefusal.NotValidInItsCountry)]
    [InlineData("202 555 0123 x12", "US", PhoneNumberRefusal.HasExtension)]
    [InlineData("+1 202 555 0123 ext. 12", null, PhoneNumberRefusal.HasExtension)]
    [InlineData("tel:+1-202-555-0123;ext=12", null, PhoneNumberRefusal.HasExtension)]
    public void Parse_WhatIsNoNumber_SaysWhy(string? text, string? defaultRegion, PhoneNumberRefusal expected)
    {
        var result = PhoneNumber.Parse(text, defaultRegion);
        result.Number.ShouldBeNull();
        result.Refusal.ShouldBe(expected);
    }

    [Theory]
    [InlineData(250, PhoneNumberRefusal.TooLong)]
    [InlineData(251, PhoneNumberRefusal.TooLong)]
    [InlineData(10_000, PhoneNumberRefusal.TooLong)]
    public void Parse_VeryLongText_IsRefused(int length, PhoneNumberRefusal expected)
    {
        PhoneNumber.Parse(new string('1', length), "US").Refusal.ShouldBe(expected);
        PhoneNumber.Parse("+1" + new string(' ', length), "US").Number.ShouldBeNull();
    }

    [Fact]
    public void Parse_LongPunctuation_IsStillRead() =>
        PhoneNumber.Parse("+1202" + new string('-', 230) + "5550123", null).Number.ShouldBe(PhoneNumber.FromE164("+12025550123"));

    [Fact]
    public void A_thousand_random_strings_never_throw()
    {
        const string alphabet = "0123456789+-()./ xX#~*,;=aeT:\uFF0B\uFF11\u0661\u200E\u202E\u00A0\uFEFF\u0301\uD83D\uDE00\uD835\uDFCF\0\n";
        var regions = new[] { null, "", "US", "GB", "AR", "BR", "MX", "IT", "RU", "JP", "XX", "001" };
#pragma warning disable RS0030 // a fixed seed, so that a failure can be repeated
        var chance = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(60)).Select(_ => alphabet[chance.Next(alphabet.Length)]));
            var result = PhoneNumber.Parse(text, regions[chance.Next(regions.Length)]);
            (result.Number is null).ShouldBe(result.Refusal is not null);
            if (result.Number is { } number) PhoneNumber.Parse(number.International(), null).Number.ShouldBe(number);
        }
#pragma warning restore RS0030
    }

    [Fact]
    public void Parse_ManyNumbers_AllocatesLittle()
    {
        (string Text, string Region)[] rows =
        [
            ("+1 202-555-0123", "US"), ("(202) 555-0145", "US"), ("07700 900123", "GB"), ("+44 7700 900456", "US"),
            ("131 2345 6789", "CN"), ("0086 131 2345 6780", "GB"), ("06 12 34 56 78", "FR"), ("030 123456", "DE"),
            ("8 912 345-67-89", "RU"), ("not a number", "US"), ("02 2123 4567", "TW"), ("011 15-2345-6789", "AR"),
        ];
        const int parses = 240_000;
        foreach (var (text, region) in rows) PhoneNumber.Parse(text, region);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < parses; i++) PhoneNumber.Parse(rows[i % rows.Length].Text, rows[i % rows.Length].Region);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / parses;
        bytes.ShouldBeLessThan(400);
    }
}
