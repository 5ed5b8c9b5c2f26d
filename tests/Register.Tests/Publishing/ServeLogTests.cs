using System.Net;
using System.Text;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class ServeLogTests
{
    private const int Entries = 300;
    private const string Secret = "the secret";

    private static readonly string[] Said =
        ["Content-Type", "Content-Encoding", "Cache-Control", "ETag", "Last-Modified", "Vary", "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy", "X-Content-Type-Options"];

    /// <summary>Each is refused although a file stands where it would lead to.</summary>
    public static TheoryData<string> Tricks =>
    [
        "", "/", "secret", "../secret", "..%2fsecret", "%2e%2e/secret", "..%5csecret", "..\\secret", "tile/../../secret", "tile/..%2f..%2fsecret",
        "tile/entries/../../../secret", "records/../secret", "totals/../secret", "totals/..%2fsecret", "link", "tile/link", ".lock", ".new",
        "%63heckpoint", "Checkpoint", "checkpoint/", "checkpoint%00", "checkpoint;", "/checkpoint", "./checkpoint", "tile/../checkpoint", "%2fcheckpoint", "checkpoint%20",
        "tile", "tile/", "tile/0", "tile/0/", "tile/0/000/", "tile//0/000", "tile/0//000", "tile%2f0%2f000", "tile/0%2f000", "tile\\0\\000", "tile/0/000.p", "tile/0/000.p/",
        "tile/00/000", "tile/-1/000", "tile/+0/000", "tile/64/000", "tile/0x0/000", "tile/9999999999999999999/000", "tile/0/00", "tile/0/0", "tile/0/0000", "tile/0/-00", "tile/0/-001",
        "tile/0/x000/000", "tile/0/x00/000", "tile/0/x0000/000", "tile/0/X001/000", "tile/0/001/000", "tile/0/x001", "tile/0/x001/", "tile/0/x001/x000",
        "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/044", "tile/0/001.p/-1", "tile/0/001.p/+44", "tile/0/001.p/44/", "tile/0/001.P/44", "tile/0/001.p/44.p/44", "tile/0/001.p%2f44",
        "tile/0/%30%30%30", "tile/0/%D9%A0%D9%A0%D9%A0", "tile/%EF%BC%90/000", "tile/0/000%00", "tile/0/000%0a", "tile/0/000%ff", "tile/0/00%C0%B0",
        "tile/entries", "tile/entries/", "tile/entries/x000/000", "tile/entries/0", "tile/entries/000/", "tile/entries/001.p/0", "tile/entries/001.p/256", "tile/entries%2f000",
        "records", "records/", "records/0", "records/001.p/44", "records/x000/000", "records/entries/000", "records%2f000",
        "totals", "totals/", "totals/0300", "totals/+300", "totals/-300", "totals/300/", "totals/300.0", "totals/%33%30%30", "totals/9223372036854775808", "totals/99999999999999999999",
        "vkey/", "VKEY", "log.key", "../keys/log.key", "..%2fkeys%2flog.key",
        "tile/0/" + string.Concat(Enumerable.Repeat("x999/", 20)) + "999", "tile/0/" + new string('0', 4000),
    ];

    [Fact]
    public async Task Log_OverHttp_AnswersAsWritten()
    {
        await using var system = await PublishedAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/Register.Tests/Publishing/log-http.txt"));
        var parts = file.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        var answers = new List<string> { parts[0] };
        foreach (var part in parts[1..])
            answers.Add(await AnswerAsync(system, [.. part.Split('\n').TakeWhile(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..])]));

        string.Join("\n\n", answers).ShouldBe(file.TrimEnd('\n'));
    }

    [Fact]
    public async Task Log_Served_IsTheFolderByteForByte()
    {
        await using var system = await PublishedAsync();
        using var client = system.Client();
        var files = Directory.EnumerateFiles(system.LogFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(system.LogFolder, file)).Where(name => !name.StartsWith('.')).ToList();
        files.Count.ShouldBeGreaterThan(9);

        foreach (var file in files)
            (await client.GetByteArrayAsync(new Uri($"/log/{file}", UriKind.Relative))).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(system.LogFolder, file)), file);
        (await client.GetByteArrayAsync(new Uri("/log/tile/0/000", UriKind.Relative))).Length.ShouldBe(8192);
    }

    [Fact]
    public async Task Log_Asked_WhetherItChanged_SaysOnlyWhatDid()
    {
        await using var system = await PublishedAsync();
        var checkpoint = await TagAsync(system, "/log/checkpoint");
        var records = await TagAsync(system, "/log/records/000");

        await system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Index == 1).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null)));
        await system.ReadAsync(async db =>
        {
            db.Add(new Register.Publishing.StaleRecord { Index = 1 });
            return await db.SaveChangesAsync();
        });
        await system.PublishAsync();

        (await StatusAsync(system, "/log/checkpoint", checkpoint)).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(system, "/log/records/000", records)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(system, "/log/records/000", await TagAsync(system, "/log/records/000"))).ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Log_PathTricks_AreNotFoundAlthoughFilesAreThere()
    {
        await using var system = await PublishedAsync();
        LayTraps(system.LogFolder);
        foreach (var trick in Tricks.Select(row => row.Data))
        {
            var (status, body) = await GetAsItStandsAsync(system, $"/log/{trick}");

            // What is no address at all, such as one with a null character, ends before anybody looks at it.
            status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.BadRequest], trick);
            body.ShouldNotContain(Secret, customMessage: trick);
        }
    }

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Path_NotWrittenByTheLog_NamesNoFile(string trick) => Register.Publishing.PublicFile.Find(trick).ShouldBeNull();

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("vkey")]
    [InlineData("tile/0/000")]
    [InlineData("tile/63/x009/x223/372.p/255")]
    [InlineData("tile/entries/x001/x234/067.p/1")]
    [InlineData("records/x001/000")]
    [InlineData("totals/0")]
    public void Path_WrittenByTheLog_NamesItself(string path) => Register.Publishing.PublicFile.Find(path)!.Path.ShouldBe(path);

    [Fact]
    public async Task Log_BeforeItIsMade_IsNotFound()
    {
        await using var system = await (await TestSystem.StartAsync(withLog: false)).ServeAsync();
        Directory.Exists(system.LogFolder).ShouldBeFalse();

        foreach (var path in new[] { "checkpoint", "vkey", "tile/0/000", "tile/entries/000", "records/000", "totals/0", "x" })
            (await GetAsItStandsAsync(system, $"/log/{path}")).ShouldBe((HttpStatusCode.NotFound, "not found\n"), path);
        Directory.Exists(system.LogFolder).ShouldBeFalse();
    }

    private static async Task<TestSystem> PublishedAsync()
    {
        var system = await (await TestSystem.StartAsync()).ServeAsync();
        await system.InScopeAsync<SeedRegister, bool>(async seed =>
        {
            await seed.RunAsync(Entries, 7);
            return true;
        });
        await system.PublishAsync();
        return system;
    }

    /// <summary>Files and a link exactly where a careless server would look.</summary>
    private static void LayTraps(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "../secret"), Secret);
        File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "../secret"));
        File.CreateSymbolicLink(Path.Combine(folder, "tile/link"), Path.Combine(folder, "../secret"));
        foreach (var trick in Tricks.Select(row => row.Data).Where(trick => !trick.Contains("..", StringComparison.Ordinal) && trick.Length is > 0 and < 200))
        {
            foreach (var path in new[] { trick, Uri.UnescapeDataString(trick) }.Where(path => path.Length > 0 && !path.EndsWith('/') && !path.StartsWith('/') && !path.Contains('\0')))
            {
                var file = Path.Combine(folder, path);
                if (Directory.Exists(file) || File.Exists(file) || Ancestors(folder, file).Any(File.Exists))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, Secret);
            }
        }
    }

    private static IEnumerable<string> Ancestors(string folder, string file)
    {
        for (var above = Path.GetDirectoryName(file)!; above.Length > folder.Length; above = Path.GetDirectoryName(above)!)
            yield return above;
    }

    private static async Task<string> AnswerAsync(TestSystem system, string[] lines)
    {
        var (method, path) = lines[0].Split(' ') is [var first, var second] ? (first, second) : throw new FormatException(lines[0]);
        using var request = new HttpRequestMessage(new HttpMethod(method), AsItStands(system.Url, path));
        foreach (var header in lines[1..])
            request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        using var client = system.Client();
        using var answer = await client.SendAsync(request);

        var text = new StringBuilder(string.Join('\n', lines.Select(line => $"> {line}"))).Append('\n').Append((int)answer.StatusCode);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        if (method == "POST")
            return text.ToString();
        foreach (var name in Said.Where(headers.ContainsKey))
            text.Append('\n').Append(name).Append(": ").Append(name == "ETag" ? headers[name][..3] + "…\"" : headers[name]);
        return text.ToString();
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsItStandsAsync(TestSystem system, string path)
    {
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, AsItStands(system.Url, path));
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> TagAsync(TestSystem system, string path)
    {
        using var client = system.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSystem system, string path, string tag)
    {
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static Uri AsItStands(Uri site, string path) =>
        new(site.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
