namespace Ledgerline.Storage.Tests;

public class LockedSecretTests
{
    private const string Passphrase = "seven purple kettles sing";

    [Fact]
    public void Unlock_WithThePassphrase_IsTheSecret_HoweverItIsTyped()
    {
        var locked = LockedSecret.Lock("a secret", "sieben große Kessel é");
        LockedSecret.IsLocked(locked).ShouldBeTrue();
        locked.ShouldNotContain("a secret");
        LockedSecret.Unlock(locked + "\n", "sieben große Kessel e\u0301").ShouldBe("a secret");
    }

    [Fact]
    public void Unlock_WithAnotherPassphrase_OrAltered_Refuses()
    {
        var locked = LockedSecret.Lock("a secret", Passphrase);
        Should.Throw<WrongPassphraseException>(() => LockedSecret.Unlock(locked, Passphrase + "s"));
        var words = locked.Split(' ');
        var value = Convert.FromBase64String(words[3]);
        value[^1] ^= 1;
        Should.Throw<WrongPassphraseException>(() => LockedSecret.Unlock($"{words[0]} {words[1]} {words[2]} {Convert.ToBase64String(value)}", Passphrase));
        Should.Throw<WrongPassphraseException>(() => LockedSecret.Unlock($"{words[0]} {int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) - 1} {words[2]} {words[3]}", Passphrase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ledgerline-locked/v1")]
    [InlineData("ledgerline-locked/v1 x AAAA AAAA")]
    [InlineData("ledgerline-locked/v1 1 AAAA AAAA")]
    [InlineData("ledgerline-locked/v1 2000000000 AAAA AAAA")]
    [InlineData("ledgerline-locked/v1 1 ? ?")]
    [InlineData("ledgerline-locked/v2 1 AAAA AAAA")]
    public void Unlock_OfWhatIsNone_SaysSo(string text) => Should.Throw<FormatException>(() => LockedSecret.Unlock(text, Passphrase));

    [Fact]
    public void Lock_UnderAShortPassphrase_Refuses() => Should.Throw<FormatException>(() => LockedSecret.Lock("a", "too short")).Message.ShouldContain("16 characters");
}
