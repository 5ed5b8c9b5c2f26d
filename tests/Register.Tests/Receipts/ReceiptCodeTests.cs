using Ledgerline.Register.Receipts;

namespace Ledgerline.Register.Tests.Receipts;

public sealed class ReceiptCodeTests
{
    [Fact]
    public void CheckDigit_OfThePublishedExample_IsFour() => Damm.CheckDigit("572").ShouldBe(4);

    [Fact]
    public void New_Many_AreDifferentAndReadBack()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => ReceiptCode.New()).ToList();

        codes.Distinct().Count().ShouldBe(1_000);
        foreach (var code in codes)
        {
            code.ToString().ShouldMatch(@"^\d{4} \d{4} \d{4} \d{4}$");
            code.Groups.Count.ShouldBe(4);
            ReceiptCode.TryParse(code.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(code);
        }
    }

    [Theory]
    [InlineData("{0}{1}{2}{3}")]
    [InlineData("{0}-{1}–{2}—{3}")]
    [InlineData("  {0}.{1}\u00A0{2}\u3000{3}\r\n")]
    [InlineData("{0}\u200B{1}\u200E{2}_{3}")]
    public void TryParse_AsPeopleTypeIt_IsRead(string form)
    {
        var code = ReceiptCode.New();

        ReceiptCode.TryParse(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, [.. code.Groups]), out var read).ShouldBeTrue();
        read.ShouldBe(code);
    }

    [Theory]
    [InlineData(0xFF10)]
    [InlineData(0x0660)]
    [InlineData(0x06F0)]
    [InlineData(0x0966)]
    [InlineData(0x1D7D8)]
    public void TryParse_DigitsOfOtherScripts_AreRead(int zero)
    {
        var code = ReceiptCode.New();
        var typed = string.Concat(code.ToString().Select(c => c == ' ' ? " " : char.ConvertFromUtf32(zero + c - '0')));

        ReceiptCode.TryParse(typed, out var read).ShouldBeTrue();
        read.ShouldBe(code);
    }

    [Fact]
    public void TryParse_OneWrongDigitOrTwoSwapped_IsRefused()
    {
        var digits = ReceiptCode.New().Text;
        for (var i = 0; i < digits.Length; i++)
        {
            for (var wrong = '0'; wrong <= '9'; wrong++)
            {
                if (wrong != digits[i])
                    ReceiptCode.TryParse(digits[..i] + wrong + digits[(i + 1)..], out _).ShouldBeFalse();
            }

            if (i > 0 && digits[i] != digits[i - 1])
                ReceiptCode.TryParse(digits[..(i - 1)] + digits[i] + digits[i - 1] + digits[(i + 1)..], out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("abcd efgh ijkl mnop")]
    [InlineData("½½½½ ½½½½ ½½½½ ½½½½")]
    [InlineData("\uD83C")]
    public void TryParse_AnythingElse_IsRefused(string? typed)
    {
        ReceiptCode.TryParse(typed, out var code).ShouldBeFalse();
        code.ShouldBeNull();
        ReceiptCode.TryParse(ReceiptCode.New().Text + "0", out _).ShouldBeFalse();
        ReceiptCode.TryParse(new string('0', 1_000_000), out _).ShouldBeFalse();
    }
}
