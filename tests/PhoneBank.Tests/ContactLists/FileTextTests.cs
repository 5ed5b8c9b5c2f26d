using System.Text;
using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class FileTextTests
{
    private const string Words = "name,téléphone\r\n陈晓雨,+12025550100\r\n";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Read_AnEncodingThatCanBeTold_GivesTheText(string encoding, bool mark)
    {
        var kind = Encoding.GetEncoding(encoding);
        byte[] file = [.. mark ? kind.GetPreamble() : [], .. kind.GetBytes(Words)];

        FileText.Read(file).ShouldBe((Words, null));
    }

    [Fact]
    public void Read_LettersOfAnOlderEncoding_AsksForUtf8() =>
        FileText.Read(Encoding.Latin1.GetBytes("nom;téléphone")).ShouldBe((null, FileRefusal.NotUtf8));

    [Theory]
    [InlineData("504B0304AABB", nameof(FileRefusal.Workbook))]
    [InlineData("D0CF11E0A1B11AE1", nameof(FileRefusal.Workbook))]
    [InlineData("89504E470D0A1A0A0000000D", nameof(FileRefusal.NotText))]
    [InlineData("310032000A00", nameof(FileRefusal.NotText))]
    [InlineData("FFFE000031000000", nameof(FileRefusal.NotText))]
    [InlineData("FFFE00D83100", nameof(FileRefusal.NotText))]
    [InlineData("", nameof(FileRefusal.Empty))]
    [InlineData("EFBBBF", nameof(FileRefusal.Empty))]
    [InlineData("200D0A20", nameof(FileRefusal.Empty))]
    public void Read_NoTextFile_SaysWhatItIs(string bytes, string refusal) =>
        FileText.Read(Convert.FromHexString(bytes)).ShouldBe((null, Enum.Parse<FileRefusal>(refusal)));

    [Fact]
    public void Read_MoreThanTwentyMegabytes_IsTooLarge() =>
        FileText.Read(new byte[FileText.MaxBytes + 1]).ShouldBe((null, FileRefusal.TooLarge));
}
