using Ledgerline.Centres.Sessions;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.SignIn;

/// <summary>The second step after a password: the code of an app, or one of the recovery codes.</summary>
[AllowAnonymous]
[OnSite(Site.Staff)]
[Lane(Lane.Entrance)]
internal sealed class CodeModel(SecondStep second, CheckCode check, StartSession start, NetworkLimits limits, Text text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync() => await second.WhoseAsync(HttpContext) is null ? RedirectToPage("/Centres/SignIn/SignIn", new { next = Next }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await second.WhoseAsync(HttpContext) is not { } person)
            return RedirectToPage("/Centres/SignIn/SignIn", new { next = Next });
        // Whoever guesses here knows the password: ten in all, from wherever, and then two a minute, of which three in a million are right.
        if (!limits.TryTakeAnywhere(NetworkPolicy.SignInGuesses, of: person.Id.ToString("N")))
            return Refuse(text["signIn.tooMany"]);
        if (!await check.TakeAsync(person.Id, Code, cancel))
            return Refuse(text["signInCode.refused"]);
        limits.GiveBackAnywhere(NetworkPolicy.SignInGuesses, of: person.Id.ToString("N"));
        await SecondStep.EndAsync(HttpContext);
        var (standing, landing) = await start.StartAsync(User, person, cancel);
        return standing == Standing.Works ? LocalRedirect(ReturnAddress.Of(Url, Next, landing)) : Refuse(text[$"signIn.refused.{standing}"]);
    }

    private PageResult Refuse(string why)
    {
        ModelState.AddError(nameof(Code), why);
        return Page();
    }
}
