using Ledgerline.Testing.Hosting;
using Ledgerline.Testing.Logs;

namespace Ledgerline.Server.Tests;

/// <summary>What somebody sees who checks a log from outside: the program as a process, on a log that it did not make.</summary>
public sealed class LogCommandTests : IDisposable
{
    private readonly TestLog _log = TestLog.Of(600);
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-checks-").FullName;

    private string[] Trust => ["--log", _log.Key.Verifier.ToString(), "--witness", _log.Witnesses[0].Verifier.ToString(), "--witness", _log.Witnesses[1].Verifier.ToString(), "--quorum", "2"];

    [Fact]
    public async Task Audit_RightLog_EndsWithZeroAndReports()
    {
        var state = Path.Combine(_folder, "state.json");
        var (exit, output) = await ServerProcess.RunAsync(["audit", _log.Folder, "--state", state, .. Trust]);
        exit.ShouldBe(0, output);
        output.ShouldContain("count        576 people: 588 declarations less 12 annulments");
        output.ShouldContain("left the Youth League");
        output.ShouldContain("by witness.example/two");
        output.ShouldContain("600 of 600 entries");
        output.ShouldContain("ALL RIGHT");
        (await ServerProcess.RunAsync("audit", _log.Folder, "--state", state)).Output.ShouldContain("600 entries, 0 of them now");
    }

    [Fact]
    public async Task Audit_WithoutAKey_SaysWhoseWordItIs() =>
        (await ServerProcess.RunAsync("audit", _log.Folder)).Output.ShouldContain("the log's own word");

    [Fact]
    public async Task Audit_WrongLog_EndsWithOneAndNamesIt()
    {
        _log.EditBundle("records/001", records => records[44] = []);
        var (exit, output) = await ServerProcess.RunAsync(["audit", _log.Folder, .. Trust]);
        exit.ShouldBe(1, output);
        output.ShouldContain("WRONG  entry 300 has no record");
        output.ShouldContain("NOT ALL RIGHT: 1 found");
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit", "nowhere")]
    [InlineData("audit", "http://127.0.0.1:1/")]
    [InlineData("audit", ".", "--log", "no-key")]
    [InlineData("audit", ".", "--quorum", "1")]
    [InlineData("audit", ".", "--back-dated-days", "-1")]
    [InlineData("mirror", "nowhere", "mirror")]
    [InlineData("verify", "nowhere")]
    public async Task Check_ThatCannotTell_EndsWithTwo(params string[] arguments) =>
        (await ServerProcess.RunAsync(arguments)).ExitCode.ShouldBe(2);

    [Fact]
    public async Task Mirror_OfALog_CanBeAudited()
    {
        var (exit, output) = await ServerProcess.RunAsync(["mirror", _log.Folder, _folder, .. Trust]);
        exit.ShouldBe(0, output);
        output.ShouldContain("is up to date");
        (await ServerProcess.RunAsync(["audit", _folder, .. Trust])).ExitCode.ShouldBe(0);

        _log.Publish(500);
        (exit, output) = await ServerProcess.RunAsync(["mirror", _log.Folder, _folder, .. Trust]);
        exit.ShouldBe(1, output);
        output.ShouldContain("rolled back");
        output.ShouldContain("stays as it was");
    }

    [Fact]
    public async Task Verify_Receipt_SaysEachStepAndWhatTheEntrySays()
    {
        var file = Path.Combine(_folder, "42.tlog-proof");
        File.WriteAllText(file, _log.ProofOf(42).ToString());
        var (exit, output) = await ServerProcess.RunAsync(["verify", file, .. Trust]);
        exit.ShouldBe(0, output);
        output.ShouldContain("right  The record opens the commitment");
        output.ShouldContain("right  The leaf is entry 42 of the 600");
        output.ShouldContain("witness.example/one has cosigned it at 2026-11-22 09:00:00 UTC");
        output.ShouldContain("Entry 42: on 2026-11-12 晨光 Lantern 42 (pseudonym) left the Party.");
    }

    [Fact]
    public async Task Verify_ChangedReceipt_NamesTheStep()
    {
        var file = Path.Combine(_folder, "42.tlog-proof");
        File.WriteAllText(file, (_log.ProofOf(42) with { Extra = _log.ProofOf(43).Extra }).ToString());
        var (exit, output) = await ServerProcess.RunAsync(["verify", file, .. Trust]);
        exit.ShouldBe(1, output);
        output.ShouldContain("right  The record opens the commitment");
        output.ShouldContain("WRONG  The leaf is not shown to be entry 42");
        output.ShouldContain("proves nothing");
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
