namespace Ledgerline.Telephony.Tests;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+12025550123", "US", 1, "+1 202-555-0123", "(202) 555-0123")]
    [InlineData("+447700900123", "GB", 44, "+44 7700 900123", "07700 900123")]
    [InlineData("+5491123456789", "AR", 54, "+54 9 11 2345-6789", "011 15-2345-6789")]
    [InlineData("+390212345678", "IT", 39, "+39 02 1234 5678", "02 1234 5678")]
    [InlineData("+80012345678", null, 800, "+800 1234 5678", "1234 5678")]
    [InlineData("+12995550123", null, 1, "+1 299-555-0123", "(299) 555-0123")] // an area that no region claims
    public void Number_IsWritten_ByTheRulesOfItsCountry(string e164, string? region, int countryCode, string international, string national)
    {
        var number = PhoneNumber.FromE164(e164);
        number.E164.ShouldBe(e164);
        number.Region.ShouldBe(region);
        number.CountryCode.ShouldBe(countryCode);
        number.International().ShouldBe(international);
        number.National().ShouldBe(national);
        number.TelUri.ShouldBe("tel:" + e164);
    }

    [Theory]
    [InlineData("+12025550123", "+1 202-•••-••23")]
    [InlineData("+447700900123", "+44 770• ••••23")]
    [InlineData("+8613123456789", "+86 131 •••• ••89")]
    [InlineData("+298211234", "+298 •• •• •4")] // six digits: five hidden, one shown
    [InlineData("+24762889", "+247 •••••")] // five digits: none shown
    [InlineData("+341234567", "+34 •••••67")] // seven digits, which no format fits
    public void Masked_OfAnyLength_HidesAtLeastFiveDigits(string e164, string expected)
    {
        var number = PhoneNumber.FromE164(e164);
        number.Masked().ShouldBe(expected);
        number.ToString().ShouldBe(expected);
        $"{number}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("12025550123")]
    [InlineData("+1 202 555 0123")]
    [InlineData("+1")]
    [InlineData("+12")]
    [InlineData("+0202555")]
    [InlineData("+9992025550123")]
    [InlineData("+1202555012345678901")]
    [InlineData("+\u0661\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663")]
    public void FromE164_OfAnotherForm_ThrowsWithoutRepeatingIt(string text)
    {
        var thrown = Should.Throw<FormatException>(() => PhoneNumber.FromE164(text));
        if (text.Length > 3) thrown.Message.ShouldNotContain(text);
    }

    [Fact]
    public void FromE164_OfANumberThatIsNotValidAnyMore_StaysReadable() =>
        PhoneNumber.FromE164("+10555550123").International().ShouldStartWith("+1 ");

    [Fact]
    public void Equality_OfTheSameNumber_DoesNotDependOnItsOrigin()
    {
        var parsed = PhoneNumber.Parse("(202) 555-0123", "US").Number;
        parsed.ShouldBe(PhoneNumber.FromE164("+12025550123"));
        parsed!.GetHashCode().ShouldBe(PhoneNumber.FromE164("+12025550123").GetHashCode());
        parsed.ShouldNotBe(PhoneNumber.FromE164("+12025550124"));
    }

    [Fact]
    public void Result_Default_IsTheRefusalOfAnEmptyText()
    {
        default(PhoneNumberResult).Refusal.ShouldBe(PhoneNumberRefusal.Empty);
        default(PhoneNumberResult).TryGet(out var number, out var refusal).ShouldBeFalse();
        number.ShouldBeNull();
        refusal.ShouldBe(PhoneNumberRefusal.Empty);
    }

    [Fact]
    public void Fictional_NumbersOfBothRanges_AreAccepted()
    {
        for (var last = 0; last < 1000; last++) PhoneNumber.Parse($"07700 900{last:000}", "GB").Number!.Region.ShouldBe("GB");
        for (var last = 100; last < 200; last++) PhoneNumber.Parse($"(202) 555-0{last}", "US").Number!.Region.ShouldBe("US");
    }
}
