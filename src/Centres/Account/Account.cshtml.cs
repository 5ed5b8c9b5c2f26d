using Ledgerline.Centres.Sessions;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Account;

/// <summary>Somebody's own account: how she signs in, and where she is signed in.</summary>
[Authorize(Permission.OwnAccount)]
internal sealed class AccountModel(OwnSessions sessions, ReadWaysIn ways, CentreClock centre, Text text) : PageModel
{
    public WaysIn Ways { get; private set; } = null!;

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>What was just done; the end of a key of words.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountChange? Said { get; set; }

    public string TimeOf(DateTimeOffset instant) =>
        text["account.time", ("time", TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime))];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        Zone = await centre.ZoneOfAsync(actor.Centre, cancel);
        Ways = await ways.OfAsync(actor.Person, cancel);
        Sessions = await sessions.OfAsync(actor.Person, User.SessionId(), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancel)
    {
        await sessions.EndAsync(User.Actor().Person, session, cancel);
        return Done(AccountChange.SessionEnded);
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await sessions.EndOthersAsync(User.Actor().Person, User.SessionId(), cancel);
        return Done(AccountChange.SessionEnded);
    }

    private RedirectToPageResult Done(AccountChange change) => RedirectToPage(new { said = change });
}

/// <summary>What somebody has done with her account.</summary>
internal enum AccountChange
{
    SessionEnded,
    PasskeyAdded,
    PasskeyRemoved,
    CodesOff,
    PasswordChanged,
}
