using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Paths that lead out of the folder that is served, however they are written: nothing that is not public comes by any of them.</summary>
public sealed class PathTests(OneGround one) : IClassFixture<OneGround>
{
    private static readonly string[] Up =
    [
        "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "%252e%252e%252f", "%252e%252e/", "..%252f", "..\\", "..%5c", "%2e%2e%5c", "..%255c", "....//", "..././", "..;/", "%c0%ae%c0%ae/", "%e0%80%ae%e0%80%ae/", "..%c0%af", "%uff0e%uff0e/", "\uFF0E\uFF0E/",
        "..%00/", "./../", ".%2e/", "%2e./", "//../", "/%2f../", "..%20/", "..%09/",
    ];

    private static readonly string[] Below =
    [
        "/", "/log/", "/log/tile/entries/", "/log/tile/0/", "/log/records/", "/log/totals/", "/_content/", "/_content/Ledgerline.Web/", "/en/", "/en/entry/0/", "/en/register/day/", "/en/statistics/", "/api/v1/entries/", "/api/v1/statistics/", "/sitemap/", "/set-up/",
    ];

    /// <summary>What lies beside the public folder, and on every machine. A null or another end hides what would be appended.</summary>
    private static readonly string[] Files = ["keys/master.key", "ledgerline.db", "etc/passwd", "keys/master.key%00", "keys/master.key%00.svg", "keys/master.key;.css", "keys%2fmaster.key", "keys\\master.key", "appsettings.json", "ledgerline.dll"];

    [Fact]
    public async Task NoPath_HoweverItIsWritten_LeadsToAFileThatIsNotPublic()
    {
        var system = one.Ground.System;
        var secret = (await File.ReadAllTextAsync(Directory.GetFiles(system.Folder, "master.key", SearchOption.AllDirectories).Single())).Trim();
        secret.Length.ShouldBeGreaterThan(20);
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var target in Targets())
        {
            asked++;
            var (status, answer) = await RawRequest.GetAsync(system.Url, target);
            if (status is not (400 or 404 or 302) || Leaks(answer, secret))
                wrong.Add($"{target}: {status}");
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(1_000);
    }

    /// <summary>Every way up below every folder; each file by some of them, which is enough: they differ in what is appended.</summary>
    private static IEnumerable<string> Targets()
    {
        foreach (var (place, up) in Up.Index())
        {
            foreach (var (number, below) in Below.Index())
            {
                for (var depth = 1; depth <= 7; depth += 3)
                    yield return $"{below}{string.Concat(Enumerable.Repeat(up, depth))}{Files[(place + number + depth) % Files.Length]}";
            }
        }
    }

    private static bool Leaks(string answer, string secret) => answer.Contains(secret, StringComparison.Ordinal) || answer.Contains("root:", StringComparison.Ordinal) || answer.Contains("SQLite format", StringComparison.Ordinal);

    /// <summary>A target that is no path at all.</summary>
    [Theory]
    [InlineData("/log/checkpoint/../../keys/master.key")]
    [InlineData("/log//checkpoint")]
    [InlineData("/log/checkpoint%00")]
    [InlineData("/log/checkpoint/")]
    [InlineData("/log/CHECKPOINT")]
    [InlineData("/log/tile/0/000/")]
    [InlineData("/log/tile/0/000.p/0")]
    [InlineData("/log/tile/0/000.p/256")]
    [InlineData("/log/tile/00/000")]
    [InlineData("/log/tile/64/000")]
    [InlineData("/log/tile/-1/000")]
    [InlineData("/log/tile/entries/x999")]
    [InlineData("/log/tile/entries/x999999999999999999999999/000")]
    [InlineData("/log/tile/entries/0")]
    [InlineData("/log/records/%30%30%30")]
    [InlineData("/log/tile/entries/000.p/1?../../x")]
    [InlineData("/log/tile/entries/000.p%2f1")]
    [InlineData("/log/totals/../checkpoint")]
    public async Task AFileOfTheLog_HasOneName(string target)
    {
        var (status, answer) = await RawRequest.GetAsync(one.Ground.System.Url, target);
        if (target.Contains('?', StringComparison.Ordinal))
            status.ShouldBe(200);
        else
            status.ShouldBeOneOf([400, 404]);
        answer.ShouldNotContain("SQLite format");
    }
}
