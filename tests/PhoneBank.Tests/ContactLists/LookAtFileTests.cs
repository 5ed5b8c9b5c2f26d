using System.Text;
using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class LookAtFileTests
{
    private const string Chinese = "姓名,电话,备注\r\n陈晓雨,+12025550100,晚上打\r\n";
    private const string French = "nom,téléphone,remarque\r\nZoé Lefèvre,+12025550100,à midi, déjà vue\r\n";

    [Theory]
    [InlineData(Chinese, nameof(FileEncoding.Utf8), false)]
    [InlineData(Chinese, nameof(FileEncoding.Utf8), true)]
    [InlineData(Chinese, nameof(FileEncoding.Utf16LittleEndian), true)]
    [InlineData(Chinese, nameof(FileEncoding.Utf16BigEndian), true)]
    [InlineData(Chinese, nameof(FileEncoding.Gb18030), false)]
    [InlineData(French, nameof(FileEncoding.Utf8), false)]
    [InlineData(French, nameof(FileEncoding.Windows1252), false)]
    public void Look_AtText_FindsItsEncoding(string text, string encoding, bool mark)
    {
        var kind = Enum.Parse<FileEncoding>(encoding);
        byte[] file = [.. mark ? kind.Lenient().GetPreamble() : [], .. kind.Lenient().GetBytes(text)];

        Look(file).ShouldBe((kind, null));
        // Wherever the parts in which it comes are cut.
        Look(file, 5).ShouldBe((kind, null));
        Look(file, 7).ShouldBe((kind, null));
    }

    [Theory]
    [InlineData("504B0304AABB", nameof(FileRefusal.Workbook))]
    [InlineData("D0CF11E0A1B11AE1", nameof(FileRefusal.Workbook))]
    [InlineData("89504E470D0A1A0A0000000D", nameof(FileRefusal.NotText))]
    [InlineData("310032000A00", nameof(FileRefusal.NotText))]
    [InlineData("FFFE000031000000", nameof(FileRefusal.NotText))]
    [InlineData("FFFE00D83100", nameof(FileRefusal.NotText))]
    [InlineData("0102030405313233", nameof(FileRefusal.NotText))]
    [InlineData("FFFE310032", nameof(FileRefusal.Truncated))]
    [InlineData("E5A793E5", nameof(FileRefusal.Truncated))]
    [InlineData("", nameof(FileRefusal.Empty))]
    public void Look_AtNoTextFile_SaysWhatItIs(string bytes, string refusal) =>
        Look(Convert.FromHexString(bytes)).ShouldBe((null, Enum.Parse<FileRefusal>(refusal)));

    [Fact]
    public void Look_AtMoreThanAFileMayHave_NeedNotGoOn()
    {
        var (look, megabyte) = (new LookAtFile(), Encoding.ASCII.GetBytes(new string('1', 1 << 20)));
        for (var i = 0; i < LookAtFile.MaxBytes >> 20; i++)
            look.Add(megabyte).ShouldBeNull();

        look.Add("1"u8).ShouldBe(FileRefusal.TooLarge);
    }

    private static (FileEncoding? Encoding, FileRefusal? Refusal) Look(byte[] file, int part = 64)
    {
        var look = new LookAtFile();
        foreach (var bytes in file.Chunk(part))
        {
            if (look.Add(bytes) is { } refusal)
                return (null, refusal);
        }

        return look.End();
    }
}
