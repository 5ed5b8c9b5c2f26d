using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Audit;

/// <summary>A line of the page.</summary>
internal sealed record TrailLine(long Sequence, DateOnly Day, TimeOnly Time, Guid Person, string Who, string What, string ToWhat);

/// <summary>What was done at a centre, for its coordinators: newest first, checked when they ask for it, and as a file.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class AuditModel(ReadTrail read, CheckTrail check, StaffNames staff, CentreClock centreClock, Text text) : PageModel
{
    public const int PageSize = 50;

    private IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();

    /// <summary>Only entries below this one.</summary>
    [FromQuery]
    public string? Before { get; set; }

    /// <summary>Only what this person did; empty for all.</summary>
    [FromQuery]
    public string? Who { get; set; }

    /// <summary>Only what was done in this way; empty for all.</summary>
    [FromQuery]
    public string? Did { get; set; }

    /// <summary>The number that was written down.</summary>
    [FromQuery]
    public string? Entry { get; set; }

    /// <summary>The beginning of its hash.</summary>
    [FromQuery]
    public string? Hash { get; set; }

    public IReadOnlyList<TrailLine> Lines { get; private set; } = [];

    /// <summary>The sequence below which the next page begins, or null where this is the last.</summary>
    public long? Older { get; private set; }

    /// <summary>How many entries the trail has.</summary>
    public long Count { get; private set; }

    /// <summary>What the check found, where it was asked for.</summary>
    public TrailState? State { get; private set; }

    /// <summary>The entry that was compared with what was written down.</summary>
    public long Compared { get; private set; }

    public IReadOnlyList<ChoiceGroup> People { get; private set; } = [];

    public IReadOnlyList<ChoiceGroup> Actions =>
        [new(text["audit.what"], [.. TrailWords.Actions.Select(action => new Choice(action, TrailWords.Action(text, action))).OrderBy(choice => choice.Label, StringComparer.Create(text.Culture, ignoreCase: true))])];

    /// <summary>The filter as it goes along with a link.</summary>
    public string Filter => (ReadWho() is { } who ? $"&Who={who:N}" : "") + (ReadDid() is { } did ? $"&Did={did}" : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await ListAsync(cancel);
        return Page();
    }

    /// <summary>Reads the whole trail, so only when somebody asks: of a million entries it takes seconds.</summary>
    public async Task<IActionResult> OnGetCheckAsync(CancellationToken cancel)
    {
        State = await check.RunAsync(User.Actor().Centre, null, cancel);
        return await OnGetAsync(cancel);
    }

    /// <summary>Whether the trail still has what somebody wrote down.</summary>
    public async Task<IActionResult> OnGetCompareAsync(CancellationToken cancel)
    {
        // People copy a number as it is shown, with its separators.
        var digits = new string([.. (Entry ?? "").Where(char.IsAsciiDigit)]);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) || sequence == 0)
            ModelState.AddError(nameof(Entry), text["audit.compare.entryMissing"]);
        if (ShownHash.Parse(Hash) is not { } begins)
            ModelState.AddError(nameof(Hash), text["audit.compare.hashMissing", ("count", ShownHash.MinDigits)]);
        else if (ModelState.IsValid)
            (Compared, State) = (sequence, await check.RunAsync(User.Actor().Centre, new WrittenDown(sequence, begins), cancel));
        return await OnGetAsync(cancel);
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        var (zone, names) = (await centreClock.ZoneOfAsync(centre, cancel), await staff.OfAsync(centre, cancel));
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=audit-trail.csv";
        HttpContext.TakesItsTime();
        await TrailCsv.WriteAsync(Response.Body, read.InOrderAsync(centre, cancel), zone, names);
        return new EmptyResult();
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        _names = await staff.OfAsync(centre, cancel);
        People = [new(text["audit.who"], [.. _names.Select(one => new Choice(one.Key.ToString("N"), one.Value)), .. LetGo()])];
        Count = (await read.HeadAsync(centre, cancel))?.Sequence ?? 0;
        var zone = await centreClock.ZoneOfAsync(centre, cancel);
        // One more than is shown tells whether there are older ones.
        var entries = await read.NewestAsync(centre, new TrailWish(ReadBefore(), ReadWho(), ReadDid()), PageSize + 1, cancel);
        Older = entries.Count > PageSize ? entries[PageSize - 1].Sequence : null;
        var accounts = await staff.AmongAsync([.. entries.Select(entry => Guid.TryParseExact(entry.Subject, "N", out var id) ? id : Guid.Empty)], cancel);
        Lines = [.. entries.Take(PageSize).Select(entry => LineOf(entry, zone, accounts))];
    }

    private TrailLine LineOf(AuditEntry entry, TimeZoneInfo zone, IReadOnlySet<Guid> accounts)
    {
        var there = TimeZoneInfo.ConvertTime(entry.At, zone).DateTime;
        return new TrailLine(
            entry.Sequence!.Value, DateOnly.FromDateTime(there), TimeOnly.FromDateTime(there), entry.PersonId,
            TrailWords.Person(text, entry.PersonId, _names), TrailWords.Action(text, entry.Action), TrailWords.Subject(text, entry.Subject, _names, accounts));
    }

    /// <summary>Who was let go is chosen by a link in one of her lines; the list then names her.</summary>
    private IEnumerable<Choice> LetGo() =>
        ReadWho() is { } who && !_names.ContainsKey(who) ? [new Choice(who.ToString("N"), TrailWords.Person(text, who, _names))] : [];

    private long? ReadBefore() => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null;

    private Guid? ReadWho() => Guid.TryParse(Who, out var who) ? who : null;

    private string? ReadDid() => Did is not null && TrailWords.Actions.Contains(Did) ? Did : null;
}
