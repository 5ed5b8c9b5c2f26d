using System.Text.RegularExpressions;

namespace Ledgerline.Attacks.Ground;

/// <summary>What was answered.</summary>
internal sealed partial class Answer(HttpResponseMessage answer, string body)
{
    public int Status { get; } = (int)answer.StatusCode;

    public string Body { get; } = body;

    /// <summary>Where it sends whoever asked, or nothing.</summary>
    public string Location { get; } = answer.Headers.Location?.OriginalString ?? "";

    public bool AsksToSignIn => Status == 302 && Location.StartsWith("/sign-in?next=", StringComparison.Ordinal);

    /// <summary>The headers, one a line, but for the clock's and the cookies.</summary>
    public string Headers { get; } = string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Set-Cookie")).OrderBy(header => header.Key, StringComparer.Ordinal)
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));

    /// <summary>What it says that it is, without its character set.</summary>
    public string Type { get; } = answer.Content.Headers.ContentType?.MediaType ?? "";

    public bool IsPage => Type == "text/html";

    /// <summary>Each header by its name.</summary>
    public IReadOnlyDictionary<string, string> HeaderLines => Headers.Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public bool HasHeader(string name) => $"\n{Headers}".Contains($"\n{name}:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each cookie as it came, with what it says of itself.</summary>
    public IReadOnlyList<string> CookieLines { get; } = answer.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];

    public IEnumerable<(string Name, string Value)> SetCookies => CookieLines.Select(line => line.Split(';')[0].Split('=', 2)).Select(pair => (pair[0], pair[1]));

    /// <summary>All of it, without what is made anew for each request: ids, and the form's token.</summary>
    public string Comparable => Token().Replace(Id().Replace($"{Status}\n{Headers}\n\n{Body}", "ID"), "TOKEN");

    /// <summary>The first line in which another answer is another; null where it is the same to the last byte.</summary>
    public string? DifferenceFrom(Answer other)
    {
        var (mine, theirs) = (Comparable.Split('\n'), other.Comparable.Split('\n'));
        return Comparable == other.Comparable ? null : mine.Zip(theirs).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} <> {pair.Second}").FirstOrDefault("one goes on");
    }

    /// <summary>Whether it leads to a path of this site, also as browsers read it: they pass over tabs and line ends, and take a backslash for a slash (URL Standard, 4.4).</summary>
    public bool StaysHere => Location.Length == 0 || (Location[0] == '/' && !Location.Any(char.IsControl) && Location.ElementAtOrDefault(1) is not ('/' or '\\'));

    /// <summary>Events that go on as long as somebody listens.</summary>
    public static bool IsEndless(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/event-stream";

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("CfDJ8[0-9A-Za-z_-]+")]
    private static partial Regex Token();
}
