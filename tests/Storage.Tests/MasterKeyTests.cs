namespace Ledgerline.Storage.Tests;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-key-").FullName;

    private string KeyFile => Path.Combine(_folder, "master.key");

    [Fact]
    public void Create_ThenRead_IsTheSameKey()
    {
        var made = new KeyRing(MasterKey.Create(KeyFile));
        new KeyRing(MasterKey.Read(KeyFile)).Hash(KeyPurpose.Note, "a").ShouldBe(made.Hash(KeyPurpose.Note, "a"));
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Create_WhereAKeyIs_LeavesItAlone()
    {
        MasterKey.Create(KeyFile);
        var before = File.ReadAllText(KeyFile);
        Should.Throw<IOException>(() => MasterKey.Create(KeyFile));
        File.ReadAllText(KeyFile).ShouldBe(before);
    }

    [Fact]
    public void Read_FileThatOthersMayRead_Refuses()
    {
        MasterKey.Create(KeyFile);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Should.Throw<UnauthorizedAccessException>(() => MasterKey.Read(KeyFile)).Message.ShouldContain("chmod 600");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Parse_AnythingBut32Bytes_Refuses(string text) => Should.Throw<FormatException>(() => MasterKey.Parse(text));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
