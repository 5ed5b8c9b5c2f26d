using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Centres;

/// <summary>By which clock the centre's day is counted.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class ClockModel(CentreClock centre, TimeProvider clock, Text text) : PageModel
{
    /// <summary>A name of the tz database such as Asia/Taipei; empty for UTC.</summary>
    [BindProperty]
    public string? Zone { get; set; }

    public bool Saved { get; private set; }

    public TimeOnly TimeNow { get; private set; }

    /// <summary>Each under the part of the world that its name begins with.</summary>
    public IReadOnlyList<ChoiceGroup> Zones { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .GroupBy(id => id[..id.IndexOf('/', StringComparison.Ordinal)])
            .Select(part => new ChoiceGroup(part.Key, [.. part.Select(id => new Choice(id, id[(part.Key.Length + 1)..].Replace('_', ' ')))])),
    ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var zone = await centre.ZoneOfAsync(User.Actor().Centre, cancel);
        Zone = zone.Equals(TimeZoneInfo.Utc) ? "" : zone.Id;
    }

    public async Task<PageResult> OnPostAsync(CancellationToken cancel)
    {
        var id = string.IsNullOrEmpty(Zone) ? TimeZoneInfo.Utc.Id : Zone;
        if (id.Length > Centre.MaxZoneLength || ZoneNames.Find(id) is not { } zone)
        {
            ModelState.AddError(nameof(Zone), text["clock.unknown"]);
            return Page();
        }

        await centre.SetAsync(User.Actor(), zone, cancel);
        (Saved, TimeNow) = (true, TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime));
        return Page();
    }
}
