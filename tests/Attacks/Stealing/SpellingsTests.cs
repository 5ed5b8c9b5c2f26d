using System.Text;

namespace Ledgerline.Attacks.Stealing;

/// <summary>The spellings, against what other programs make of the same number (Python's hashlib, base64 and struct).</summary>
public sealed class SpellingsTests
{
    private const string Digits = "447700900123";

    [Theory]
    [InlineData("SHA-256 in bytes", "a8acc3a90a7b4e4dc65e93db9240ed26523050ef754d63b75b5161de76781436")]
    [InlineData("MD5 in bytes", "d083d84429158e057ebae600eadc3169")]
    [InlineData("SHA-1 in base64 0", "4742392b73354b44676b4163614665326a737a6945384c6c6b74")]
    [InlineData("integer, little-endian", "1b990d3d6800")]
    [InlineData("integer, big-endian", "00683d0d991b")]
    [InlineData("double, big-endian", "425a0f436646c000")]
    [InlineData("numeric", "7d115a007b00")]
    [InlineData("packed", "447700900123")]
    [InlineData("packed, swapped", "447700091032")]
    [InlineData("packed, swapped", "7007900021f3")]
    [InlineData("reversed, UTF-8", "33323130303930303737")]
    public void Number_IsSpelledAsOthersDo(string spelling, string hex) =>
        Spellings.OfNumber(Digits).Where(one => one.Spelling == spelling).ShouldContain(one => Convert.ToHexStringLower(one.Bytes) == hex);

    /// <summary>Wherever it stands in what was encoded, and whatever stands beside it.</summary>
    [Fact]
    public void Number_InTheMiddleOfATextInBase64_IsFound()
    {
        var search = new ByteSearch([Secret.Number(Digits)]);
        for (var before = 0; before < 6; before++)
        {
            for (var after = 0; after < 6; after++)
            {
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                {
                    var bytes = encoding.GetBytes($"{new string('é', before)}x+{Digits}{new string('é', after)}");
                    search.In(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes))).ShouldNotBeEmpty();
                    search.In(Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))).ShouldNotBeEmpty();
                }
            }
        }

        search.In(Encoding.UTF8.GetBytes("447700900124, 07700900122")).ShouldBeEmpty();
    }
}
