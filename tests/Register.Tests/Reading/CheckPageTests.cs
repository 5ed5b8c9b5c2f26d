using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class CheckPageTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 4)]
    [InlineData(300, 299)]
    public async Task Commands_AsThePageGivesThem_CheckTheEntry(int entries, long index)
    {
        await using var system = await PublishedAsync(entries);
        using var client = system.Client();
        var page = await client.PageAsync($"/en/check?entry={index}");

        var (exit, output) = await RunAsync(Script(page));

        exit.ShouldBe(0, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe(page.QuerySelector("#vkey")!.TextContent);
        lines[0].ShouldStartWith($"{TestSystem.Origin}+");
        lines[1].ShouldBe("ledgerline/declaration/v1");
        lines.ShouldContain($"commitment {lines[^7]}");
        lines[^7].ShouldBe(lines[^6], "the commitment, as computed and as it stands in the leaf");
        lines[^5].ShouldBe(lines[^4], "the root, as computed and as it stands in the checkpoint");
        lines[^3].ShouldBe("Signature Verified Successfully");
        lines[^2].ShouldBe($"{(entries % 256 == 0 ? 256 : entries % 256)}");
        lines[^1].ShouldStartWith($"{{\"size\":{entries},\"declarations\":{entries},");
    }

    [Theory]
    [InlineData("sed -i 's/^name ./name X/' opening", -7, -6)]
    [InlineData("sed -i 's/^day 2/day 1/' leaf", -5, -4)]
    public async Task Commands_OnAlteredFiles_ShowThatTheyDiffer(string alter, int computed, int stated)
    {
        await using var system = await PublishedAsync(7);
        using var client = system.Client();
        var script = Script(await client.PageAsync("/en/check?entry=4"));
        var afterFetching = script.IndexOf("cat vkey leaf opening", StringComparison.Ordinal);

        var (_, output) = await RunAsync(script.Insert(afterFetching, alter + "\n"));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[lines.Length + computed].ShouldNotBe(lines[lines.Length + stated]);
    }

    [Fact]
    public async Task Commands_OnAForgedCheckpoint_SayThatTheSignatureIsWrong()
    {
        await using var system = await PublishedAsync(7);
        using var client = system.Client();
        var script = Script(await client.PageAsync("/en/check"));

        var (exit, output) = await RunAsync(script.Replace("{ printf '\\060", "sed -i 2s/7/8/ text\n{ printf '\\060", StringComparison.Ordinal));

        exit.ShouldNotBe(0);
        output.ShouldContain("Signature Verification Failure");
    }

    [Fact]
    public async Task Check_ForTheProgram_NamesThisLogAndItsKey()
    {
        await using var system = await PublishedAsync(3);
        using var client = system.Client();

        var page = await client.PageAsync("/en/check");

        var key = page.QuerySelector("#vkey")!.TextContent;
        var site = system.Url.GetLeftPart(UriPartial.Authority);
        page.QuerySelectorAll("main > pre code:not(#vkey)").Select(code => code.TextContent).ShouldBe(
        [
            $"ledgerline audit {site}/log --log '{key}' --state register.state", $"ledgerline verify proof --log '{key}'", $"ledgerline mirror {site}/log register-copy",
        ]);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("1; rm -r x")]
    [InlineData("01")]
    [InlineData("99999999999999999999")]
    public async Task Check_OfAnEntryThatIsNot_IsOfTheFirst(string entry)
    {
        await using var system = await PublishedAsync(3);
        using var client = system.Client();

        Script(await client.PageAsync($"/en/check?entry={Uri.EscapeDataString(entry)}")).ShouldContain("/en/entry/0/proof");
    }

    [Theory]
    [InlineData("$(id).example")]
    [InlineData("a;b.example")]
    [InlineData("a&b.example")]
    [InlineData("a'b.example")]
    [InlineData("`id`.example")]
    [InlineData("a|b.example")]
    public async Task Check_AtAHostThatAShellWouldRead_IsRefused(string host)
    {
        await using var system = await PublishedAsync(3);
        using var client = system.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Host", host);

        using var answer = await client.GetAsync(new Uri("/en/check", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(host);
    }

    [Fact]
    public async Task Check_BeforeAnythingIsPublished_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync(withLog: false)).ServeAsync();
        using var client = system.Client();
        (await client.PageAsync("/en/check")).Body!.TextContent.ShouldContain("Nothing is published yet");
        await system.MakeLogAsync();
        (await client.PageAsync("/en/check")).Body!.TextContent.ShouldContain("Nothing is published yet");
    }

    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/register")]
    [InlineData("/en/entry/0")]
    [InlineData("/en/receipt")]
    [InlineData("/en/nowhere")]
    public async Task Pages_OfThePublic_LeadToCheckAndStatus(string path)
    {
        await using var system = await PublishedAsync(1);
        using var client = system.Client();

        var links = (await client.PageAsync(path)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();

        links.ShouldContain("/en/check");
        links.ShouldContain("/en/status");
    }

    [Fact]
    public async Task Check_InALanguageThatIsNot_IsNotFound()
    {
        await using var system = await PublishedAsync(1);
        using var client = system.Client();
        foreach (var path in new[] { "/xx/check", "/xx/status" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static async Task<TestSystem> PublishedAsync(int entries)
    {
        var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.InScopeAsync<SeedRegister, bool>(async seed =>
        {
            await seed.RunAsync(entries, 7);
            return true;
        });
        await system.PublishAsync();
        return system;
    }

    private static string Script(IDocument page) => string.Concat(page.QuerySelectorAll("code.shell").Select(code => $"{code.TextContent}\n"));

    /// <summary>Runs a script as somebody would who copies it into a terminal, in an empty folder.</summary>
    private static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-check-").FullName;
        var start = new ProcessStartInfo("/bin/sh", ["-eu", "-c", $"{{ {script}\n}} 2>&1"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return (process.ExitCode, output);
    }
}
