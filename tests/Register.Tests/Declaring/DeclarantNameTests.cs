using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class DeclarantNameTests
{
    [Theory]
    [InlineData("晨光", "晨光")]
    [InlineData("  Ann   of\u00A0the\u3000Hills ", "Ann of the Hills")]
    [InlineData("\tPasted\r\n", "Pasted")]
    [InlineData("e\u0301", "é")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("نور", "نور")]
    [InlineData("🌊", "🌊")]
    [InlineData("a ̈", "a ̈")]
    public void TryParse_AnyScript_IsNormalised(string typed, string expected) => Name(typed).Text.ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \u3000 \u00A0")]
    [InlineData("\u0301\u0301")]
    public void TryParse_NothingToSee_IsEmpty(string? typed) => Refusal(typed).ShouldBe(NameRefusal.Empty);

    [Theory]
    [InlineData(0x0000, NameRefusal.ControlCharacter)]
    [InlineData(0x0007, NameRefusal.ControlCharacter)]
    [InlineData(0x000A, NameRefusal.ControlCharacter)]
    [InlineData(0x007F, NameRefusal.ControlCharacter)]
    [InlineData(0x0085, NameRefusal.ControlCharacter)]
    [InlineData(0x2028, NameRefusal.ControlCharacter)]
    [InlineData(0x2029, NameRefusal.ControlCharacter)]
    [InlineData(0x061C, NameRefusal.DirectionOverride)]
    [InlineData(0x200E, NameRefusal.DirectionOverride)]
    [InlineData(0x200F, NameRefusal.DirectionOverride)]
    [InlineData(0x202A, NameRefusal.DirectionOverride)]
    [InlineData(0x202E, NameRefusal.DirectionOverride)]
    [InlineData(0x2066, NameRefusal.DirectionOverride)]
    [InlineData(0x2069, NameRefusal.DirectionOverride)]
    [InlineData(0x00AD, NameRefusal.InvisibleCharacter)]
    [InlineData(0x034F, NameRefusal.InvisibleCharacter)]
    [InlineData(0x115F, NameRefusal.InvisibleCharacter)]
    [InlineData(0x1160, NameRefusal.InvisibleCharacter)]
    [InlineData(0x17B4, NameRefusal.InvisibleCharacter)]
    [InlineData(0x180B, NameRefusal.InvisibleCharacter)]
    [InlineData(0x180E, NameRefusal.InvisibleCharacter)]
    [InlineData(0x200B, NameRefusal.InvisibleCharacter)]
    [InlineData(0x200C, NameRefusal.InvisibleCharacter)]
    [InlineData(0x200D, NameRefusal.InvisibleCharacter)]
    [InlineData(0x2060, NameRefusal.InvisibleCharacter)]
    [InlineData(0x2800, NameRefusal.InvisibleCharacter)]
    [InlineData(0x3164, NameRefusal.InvisibleCharacter)]
    [InlineData(0xFE0F, NameRefusal.InvisibleCharacter)]
    [InlineData(0xFEFF, NameRefusal.InvisibleCharacter)]
    [InlineData(0xFFA0, NameRefusal.InvisibleCharacter)]
    [InlineData(0xFFF9, NameRefusal.InvisibleCharacter)]
    [InlineData(0x1D159, NameRefusal.InvisibleCharacter)]
    [InlineData(0xE0001, NameRefusal.InvisibleCharacter)]
    [InlineData(0xE0041, NameRefusal.InvisibleCharacter)]
    [InlineData(0xE0100, NameRefusal.InvisibleCharacter)]
    [InlineData(0xE000, NameRefusal.NotText)]
    [InlineData(0xFFFD, NameRefusal.NotText)]
    [InlineData(0xFFFE, NameRefusal.NotText)]
    [InlineData(0x10FFFF, NameRefusal.NotText)]
    [InlineData(0x0378, NameRefusal.NotText)]
    public void TryParse_CharacterThatNobodySees_IsRefused(int character, NameRefusal expected) =>
        Refusal($"Ann{char.ConvertFromUtf32(character)}e").ShouldBe(expected);

    [Fact]
    public void TryParse_LoneSurrogate_IsNotText()
    {
        Refusal("Ann\uD83Ce").ShouldBe(NameRefusal.NotText);
        Refusal("\uDF0A").ShouldBe(NameRefusal.NotText);
    }

    [Fact]
    public void TryParse_AHundredClusters_IsTheMost()
    {
        Name(string.Concat(Enumerable.Repeat("e\u0323\u0301", 100))).Text.Length.ShouldBeGreaterThan(100);
        Name(string.Concat(Enumerable.Repeat("🇺🇳", 100))).Text.Length.ShouldBe(400);
        Refusal(new string('w', 101)).ShouldBe(NameRefusal.TooLong);
        Refusal(string.Concat(Enumerable.Repeat("🌊", 101))).ShouldBe(NameRefusal.TooLong);
    }

    [Fact]
    public void TryParse_OneClusterOfAThousandMarks_IsTooLong() => Refusal("e" + new string('\u0316', 1_000)).ShouldBe(NameRefusal.TooLong);

    [Fact]
    public void TryParse_ItsOwnText_IsTheSame()
    {
        foreach (var text in Ledgerline.Register.Sealing.DemoNames.Hostile)
            Name(Name(text).Text).ShouldBe(Name(text));
    }

    private static NameRefusal Refusal(string? typed)
    {
        DeclarantName.TryParse(typed, out var name, out var refusal).ShouldBeFalse();
        name.ShouldBeNull();
        return refusal;
    }
}
