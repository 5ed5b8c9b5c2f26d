using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Refusing;

/// <summary>What was just done on the page of an account.</summary>
internal enum EnteredChange
{
    Refused,
    TakenBack,
    NothingLeft,
}

/// <summary>
/// What one account entered: looked at, refused and taken back as one while it is held; and what can be said of it once it is sealed, which is how many it can be at most.
/// </summary>
[Authorize(Permission.RefuseByAccount)]
internal sealed class EnteredModel(
    FindAccounts find, RefuseEntered refuse, RefuseShift shift, BoundSealed bound, CentreClock centreClock, KeyRing keys, Text text) : PageModel
{
    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [FromQuery]
    public EnteredChange? Said { get; set; }

    public Account Account { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>What would be refused, once that was looked at.</summary>
    public ShiftGroups? Held { get; private set; }

    public (ShiftGroups Groups, DateTimeOffset? Until, IReadOnlyList<RefusalReason> Reasons) Refused { get; private set; }

    public IReadOnlyList<DayBound> Days { get; private set; } = [];

    public IReadOnlyList<Choice> Reasons => [.. Enum.GetValues<RefusalReason>().Select(reason => new Choice(reason.ToString(), text[reason.TextKey()]))];

    public static string NameOf(Text text, Account account) => account.Name ?? text["audit.letGo", ("id", account.Id.ToString()[..8])];

    /// <summary>A moment by the centre's clock.</summary>
    public string Moment(DateTimeOffset at) => Moment(text, at, Zone);

    public static string Moment(Text text, DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = LocalDay.Of(at, zone);
        return text["entered.moment", ("day", day.Date), ("time", day.TimeAt(at))];
    }

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(person, cancel))
            return NotFound();
        return await ShowAsync(cancel);
    }

    /// <summary>Looks; it decides nothing.</summary>
    public async Task<IActionResult> OnPostLookAsync(Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(person, cancel))
            return NotFound();
        if (ReadSince() is { } since && ReadReason() is not null)
            Held = await refuse.LookAsync(User.Actor(), Account.Id, since, cancel);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(person, cancel))
            return NotFound();
        if (ReadSince() is not { } since || ReadReason() is not { } reason)
            return await ShowAsync(cancel);
        var refused = await refuse.RefuseAsync(User.Actor(), Account.Id, since, reason, cancel);
        return Done(refused.People > 0 ? EnteredChange.Refused : EnteredChange.NothingLeft);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(person, cancel))
            return NotFound();
        var back = await refuse.TakeBackAsync(User.Actor(), Account.Id, cancel);
        return Done(back.People > 0 ? EnteredChange.TakenBack : EnteredChange.NothingLeft);
    }

    private LocalRedirectResult Done(EnteredChange change) => LocalRedirect($"/centre/entered/{Account.Id}?said={change}");

    private async Task<bool> FindAsync(Guid person, CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        if (await find.FindAsync(centre, new PersonId(person), cancel) is not { } account)
            return false;
        (Account, Zone) = (account, await centreClock.ZoneOfAsync(centre, cancel));
        return true;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        Refused = await shift.RefusedAsync(ShiftToken.Of(keys, Account.Id), centre.Value, cancel);
        Days = await bound.OfAsync(centre, Account.Id, cancel);
        return Page();
    }

    /// <returns>The moment; that of the first of all where none was typed; null, with an error, where it cannot be read.</returns>
    private DateTimeOffset? ReadSince()
    {
        if (string.IsNullOrWhiteSpace(Date) && string.IsNullOrWhiteSpace(Time))
            return DateTimeOffset.UnixEpoch;
        if (LocalClock.TryReadDay(Date, out var day) && LocalClock.TryReadTime(string.IsNullOrWhiteSpace(Time) ? "00:00" : Time, out var time))
            return LocalClock.Resolve(day.ToDateTime(time), Zone);
        ModelState.AddError(nameof(Date), text["entered.badSince"]);
        return null;
    }

    private RefusalReason? ReadReason()
    {
        if (Enum.GetNames<RefusalReason>().Contains(Reason))
            return Enum.Parse<RefusalReason>(Reason!);
        ModelState.AddError(nameof(Reason), text["review.reasonMissing"]);
        return null;
    }
}
