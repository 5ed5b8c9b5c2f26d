using Ledgerline.Register.Certificates;

namespace Ledgerline.Register.Tests.Certificates;

public sealed class CertificateWordsTests
{
    [Theory]
    [InlineData("晨光", "zh")]
    [InlineData("Amber 晨光", "zh")]
    [InlineData("𠮷", "zh")]
    [InlineData("あさひ 光", null)]
    [InlineData("金 하늘", null)]
    [InlineData("Amber Field", null)]
    public void LanguageOf_AName_IsChineseWhereItsSignsAre(string name, string? language) => CertificateWords.LanguageOf(name).ShouldBe(language);
}
