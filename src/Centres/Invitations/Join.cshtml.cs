using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Invitations;

/// <summary>Where an invitation leads: its code is in the address, or typed in. Whoever has it chooses how to sign in, and is signed in.</summary>
[AllowAnonymous]
[OnSite(Site.Staff)]
[Lane(Lane.Entrance)]
internal sealed class JoinModel(Accept accept, StartSession start, SignInManager<Person> signIn, KeyRing keys, NetworkLimits limits, Text text) : PageModel
{
    private const string Guesses = "invitation";

    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the browser's authenticator answered, as JSON.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>Null while no code is known.</summary>
    public Invited? Invited { get; private set; }

    /// <summary>Why she is not signed in, though the code was good.</summary>
    public string? Why { get; private set; }

    /// <summary>Whether a code came that opens nothing.</summary>
    public bool IsOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancel)
    {
        if (code is not null && await LookAsync(code, cancel))
            Name = Invited!.Name;
        return Page();
    }

    public IActionResult OnPostTyped()
    {
        ModelState.Clear();
        if (SpokenCode.Read(Typed) is { } code)
            return RedirectToPage(new { code });
        ModelState.AddError(nameof(Typed), text["join.noCode"]);
        return Page();
    }

    /// <summary>What the browser's authenticator is asked, for an account that need not be there yet.</summary>
    public async Task<IActionResult> OnPostAskAsync(string? code, CancellationToken cancel)
    {
        if (!await LookAsync(code, cancel))
            return NotFound();
        var name = Invited!.Person is null && !string.IsNullOrWhiteSpace(Name) ? Name.Trim() : Invited.Name;
        var entity = new PasskeyUserEntity { Id = IdOf(code!).ToString(), Name = name, DisplayName = name };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? code, CancellationToken cancel)
    {
        if (!await LookAsync(code, cancel))
            return Page();
        PersonForm.CheckName(ModelState, text, Name);
        if (!ModelState.IsValid)
            return Page();
        if (await PasskeyAnswer.CheckNewAsync(signIn, Passkey ?? "", IdOf(code!)) is { } passkey)
            return await AcceptAsync(code!, new NewWayIn(null, passkey, IdOf(code!)), cancel);
        ModelState.AddError(nameof(Name), text["passkeys.refused"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        if (!await LookAsync(code, cancel))
            return Page();
        PersonForm.Check(ModelState, text, Name, Password);
        return ModelState.IsValid ? await AcceptAsync(code!, new NewWayIn(Password, null, IdOf(code!)), cancel) : Page();
    }

    private async Task<IActionResult> AcceptAsync(string code, NewWayIn way, CancellationToken cancel)
    {
        var (person, refusal) = await accept.AcceptAsync(SpokenCode.Read(code)!, Name!, way, cancel);
        if (person is not null && await start.StartAsync(User, person, cancel) is var (standing, landing))
        {
            if (standing == Standing.Works)
                return LocalRedirect(landing);
            (Invited, Why) = (null, text[$"signIn.refused.{standing}"]);
        }
        else if (refusal is { } why)
            PersonForm.Add(ModelState, text, why);
        else
            (Invited, IsOver) = (null, true);
        return Page();
    }

    /// <summary>Looks the code up, if the network may still try one.</summary>
    private async Task<bool> LookAsync(string? typed, CancellationToken cancel)
    {
        if (limits.TryTake(HttpContext, NetworkPolicy.SignInGuesses, of: Guesses))
            Invited = SpokenCode.Read(typed) is { } code ? await accept.LookAsync(code, cancel) : null;
        IsOver = Invited is null;
        if (IsOver)
            return false;
        limits.GiveBack(HttpContext, NetworkPolicy.SignInGuesses, of: Guesses);
        return true;
    }

    /// <summary>An id that can be told before the account is there, by whoever has the code; the account gets it.</summary>
    private Guid IdOf(string code) => Invited?.Person ?? new Guid(keys.Hash(KeyPurpose.Invitation, $"person {SpokenCode.Read(code)}").AsSpan(0, 16));
}
