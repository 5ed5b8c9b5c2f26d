using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Account;

/// <summary>A password of one's own: made, or made anew.</summary>
[Authorize(Permission.OwnAccount), RecentSignIn]
internal sealed class PasswordModel(ChangeWaysIn change, OwnSessions sessions, Text text) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PersonForm.CheckPassword(ModelState, text, Password, User.Actor().DisplayName);
        if (!ModelState.IsValid)
            return Page();
        await change.SetPasswordAsync(User.Actor(), Password!, cancel);
        // Whoever knew the old one may be signed in with it.
        await sessions.EndOthersAsync(User.Actor().Person, User.SessionId(), cancel);
        return RedirectToPage("/Centres/Account/Account", new { said = AccountChange.PasswordChanged });
    }
}
