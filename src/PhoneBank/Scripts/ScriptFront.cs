using Ledgerline.Web;
using System.Globalization;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>Words for some days of the callee's calendar, both included.</summary>
internal sealed record Season(DateOnly From, DateOnly To, string Words, int Line);

/// <summary>
/// What may stand before a script, between two lines of three hyphens: the greetings of its language and its seasons, a line each, as in
/// <c>morning: Good morning</c> and <c>season: 2026-12-31 2027-01-07 Happy New Year!</c>.
/// </summary>
internal sealed class ScriptFront
{
    public const string Season = "season";
    private const string Fence = "---";
    private const string Date = "yyyy-MM-dd";
    private const int MaxWords = 200;

    private static readonly string[] Greetings = ["morning", "afternoon", "evening", "hello"];

    private readonly Dictionary<string, string> _words = [];
    private readonly List<Season> _seasons = [];
    private readonly List<ScriptProblem> _problems = [];

    private ScriptFront()
    {
    }

    public string Morning => Of("morning");

    public string Afternoon => Of("afternoon");

    public string Evening => Of("evening");

    /// <summary>For when it is not known what time it is there.</summary>
    public string Hello => Of("hello");

    public bool HasGreetings => Greetings.All(_words.ContainsKey);

    public IReadOnlyList<Season> Seasons => _seasons;

    public IReadOnlyList<ScriptProblem> Problems => _problems;

    /// <summary>How many lines of the script it takes; none where there is no front.</summary>
    public int Lines { get; private set; }

    /// <param name="lines">The whole script's.</param>
    public static ScriptFront Read(IReadOnlyList<string> lines)
    {
        var front = new ScriptFront();
        if (lines[0].TrimEnd() != Fence)
            return front;
        var end = Enumerable.Range(1, lines.Count - 1).FirstOrDefault(line => lines[line].TrimEnd() == Fence);
        if (end == 0)
        {
            front.Tell(ScriptProblemKind.FrontNotClosed, 1, "");
            return front;
        }

        for (var line = 1; line < end; line++)
            front.ReadLine(lines[line], line + 1);
        front.Lines = end + 1;
        return front;
    }

    private void ReadLine(string text, int line)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var parts = text.Split(':', 2);
        var key = parts[0].Trim();
        var words = PlainText.Clean(parts.Length == 2 ? parts[1] : "", MaxWords, out var isTooLong);
        if (key == Season)
            ReadSeason(text, words, line, isTooLong);
        else if (!Greetings.Contains(key) || words.Length == 0 || isTooLong)
            Tell(ScriptProblemKind.NotInFront, line, text);
        else if (!_words.TryAdd(key, words))
            Tell(ScriptProblemKind.TwiceInFront, line, key);
    }

    private void ReadSeason(string text, string words, int line, bool isTooLong)
    {
        var parts = words.Split(' ', 3);
        if (parts.Length == 3 && !isTooLong && Day(parts[0]) is { } from && Day(parts[1]) is { } to && from <= to)
            _seasons.Add(new Season(from, to, parts[2], line));
        else
            Tell(ScriptProblemKind.BadSeason, line, text);
    }

    private void Tell(ScriptProblemKind kind, int line, string words) => _problems.Add(new ScriptProblem(kind, line, words));

    private string Of(string key) => _words.GetValueOrDefault(key, "");

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
