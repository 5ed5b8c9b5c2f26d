using System.Text.RegularExpressions;
using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>What a script's placeholders stand for on one call: plain text, to be encoded where it is shown.</summary>
internal sealed partial class ScriptWords
{
    public const string Greeting = "greeting";
    public const string Season = "season";
    public const string Name = "name";

    /// <summary>Where the name is not known: for the volunteer to fill.</summary>
    public const string Unknown = "…";

    private const int MorningFrom = 4;
    private const int AfternoonFrom = 12;
    private const int EveningFrom = 18;

    private readonly Dictionary<string, string> _words;

    private ScriptWords(string greeting, string season, string name) =>
        _words = new() { [Greeting] = greeting, [Season] = season, [Name] = name };

    public static IReadOnlyList<string> Placeholders { get; } = [Greeting, Season, Name];

    /// <param name="zones">Where the callee may be. In several with several times of day, and where nobody knows, the greeting names none.</param>
    public static ScriptWords For(ScriptFront front, ContactZones zones, DateTimeOffset now, string? name)
    {
        var clocks = zones.Zones.Select(zone => TimeZoneInfo.ConvertTime(now, zone).DateTime).ToList();
        var greetings = clocks.Select(clock => GreetingAt(front, clock.Hour)).Distinct().ToList();
        return new ScriptWords(greetings is [var only] ? only : front.Hello, SeasonOn(front, DaysOf(clocks, now)), name ?? Unknown);
    }

    /// <returns>Null for a word that stands for nothing.</returns>
    public string? Of(string placeholder) => _words.GetValueOrDefault(placeholder);

    public static IEnumerable<string> PlaceholdersIn(string text) => InBraces().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>A word in braces.</summary>
    [GeneratedRegex(@"\{([\p{L}\p{Nd}_-]{1,40})\}")]
    public static partial Regex InBraces();

    private static string GreetingAt(ScriptFront front, int hour) => hour switch
    {
        >= MorningFrom and < AfternoonFrom => front.Morning,
        >= AfternoonFrom and < EveningFrom => front.Afternoon,
        _ => front.Evening,
    };

    /// <summary>Which days it may be there; where nobody knows, the first and the last that it is anywhere.</summary>
    private static IEnumerable<DateOnly> DaysOf(List<DateTime> clocks, DateTimeOffset now) =>
        (clocks.Count > 0 ? clocks : [now.UtcDateTime.AddHours(-12), now.UtcDateTime.AddHours(14)]).Select(DateOnly.FromDateTime);

    private static string SeasonOn(ScriptFront front, IEnumerable<DateOnly> days) =>
        front.Seasons.FirstOrDefault(season => days.All(day => day >= season.From && day <= season.To))?.Words ?? "";
}
