using System.Net;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;

namespace Ledgerline.Server.Tests;

/// <summary>What the operator of a witness sees, and that it remembers what it cosigned.</summary>
public sealed class WitnessCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-witness-").FullName;
    private readonly SigningKey _log = SigningKey.Generate("log.test/register", SignatureType.Ed25519);

    private string KeyFile => Path.Combine(_folder, "keys", "witness.key");

    [Fact]
    public async Task Create_MakesAKeyForItsOwnerAlone_AndPrintsTheVerifierKey()
    {
        var (exit, output) = await CreateAsync();

        exit.ShouldBe(0);
        SigningKey.TryParse(File.ReadAllText(KeyFile), out var key).ShouldBeTrue();
        output.Trim().ShouldBe(key!.Verifier.ToString());
        key.Verifier.Type.ShouldBe(SignatureType.Ed25519Cosignature);
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Create_WhereAKeyIs_RefusesAndLeavesItAlone()
    {
        await CreateAsync();
        var before = File.ReadAllText(KeyFile);

        var (exit, output) = await CreateAsync();

        exit.ShouldBe(1);
        output.ShouldContain("already exists");
        output.Trim().ShouldNotContain('\n');
        File.ReadAllText(KeyFile).ShouldBe(before);
    }

    [Fact]
    public async Task Create_WithANameThatCannotBe_Refuses()
    {
        var (exit, output) = await ServerProcess.RunAsync("witness", "create", "--data", _folder, "--name", "my witness");
        exit.ShouldBe(1);
        output.ShouldContain("'my witness' cannot be");
        File.Exists(KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Witness_WithoutAKey_SaysHowToMakeOne()
    {
        var (exit, output) = await ServerProcess.RunAsync("witness", "--data", _folder, "--log", _log.Verifier.ToString());
        exit.ShouldBe(1);
        output.ShouldContain("ledgerline witness create --data");
        File.Exists(KeyFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("'nonsense' is no verifier key", "--log", "nonsense")]
    [InlineData("/no/such/file", "--logs", "/no/such/file")]
    [InlineData("none is named")]
    public async Task Witness_WithoutAProperLog_RefusesInOneLine(string words, params string[] options)
    {
        await CreateAsync();
        var (exit, output) = await ServerProcess.RunAsync(["witness", "--data", _folder, .. options]);
        exit.ShouldBe(1);
        output.ShouldContain(words);
        output.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Witness_WithAKeyThatOthersMayRead_Refuses()
    {
        await CreateAsync();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var (exit, output) = await ServerProcess.RunAsync("witness", "--data", _folder, "--log", _log.Verifier.ToString());
        exit.ShouldBe(1);
        output.ShouldContain("chmod 600");
    }

    [Fact]
    public async Task Witness_WithItsKeyInTheEnvironment_AndLogsInAFile_NeedsNoKeyFile()
    {
        var key = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature);
        var other = SigningKey.Generate("other.test", SignatureType.Ed25519);
        var logs = Path.Combine(_folder, "logs.txt");
        File.WriteAllText(logs, $"# the logs\n\n  {_log.Verifier}  \n");

        using var witness = await ServerProcess.WitnessAsync(key.ToSecretText(), "--data", _folder, "--logs", logs, "--log", other.Verifier.ToString());

        using var client = new HttpClient { BaseAddress = witness.Url };
        var front = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        front.ShouldContain(key.Verifier.ToString());
        front.ShouldContain(_log.Verifier.ToString());
        front.ShouldContain(other.Verifier.ToString());
        File.Exists(KeyFile).ShouldBeFalse();
        witness.Output.ShouldNotContain(key.ToSecretText());
    }

    [Fact]
    public async Task Witness_KilledRightAfterItsAnswer_RemembersTheTree()
    {
        await CreateAsync();
        string[] options = ["--data", _folder, "--log", _log.Verifier.ToString()];
        for (var size = 1; size <= 3; size++)
        {
            using var witness = await ServerProcess.WitnessAsync(null, options);
            // From what was remembered over the kill before: any other old size is a conflict.
            (await AddAsync(witness, size - 1, size)).Status.ShouldBe(HttpStatusCode.OK);
            await witness.KillAsync();
        }

        using var after = await ServerProcess.WitnessAsync(null, options);
        (await AddAsync(after, 0, 2)).ShouldBe((HttpStatusCode.Conflict, "3\n"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int ExitCode, string Output)> CreateAsync() =>
        ServerProcess.RunAsync("witness", "create", "--data", _folder, "--name", "witness.test");

    private async Task<(HttpStatusCode Status, string Body)> AddAsync(ServerProcess witness, int old, int size)
    {
        static TreeHash Leaf(long index) => TreeHash.OfLeaf([(byte)index]);
        static TreeHash Node(TreeNode node) => node.Level == 0
            ? Leaf(node.Index)
            : TreeHash.OfNode(Node(new TreeNode(node.Level - 1, 2 * node.Index)), Node(new TreeNode(node.Level - 1, (2 * node.Index) + 1)));
        var root = CompactRange.Read(new TreeSize(size), Node).Root();
        var request = new AddCheckpointRequest(
            new TreeSize(old), ConsistencyProof.Make(new TreeSize(old), new TreeSize(size), Node), new Checkpoint(_log.Name, new TreeSize(size), root).Sign(_log));
        using var client = new HttpClient { BaseAddress = witness.Url };
        using var body = new ByteArrayContent(request.ToBytes());
        using var answer = await client.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
