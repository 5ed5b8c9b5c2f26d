using Ledgerline.Centres.People;
using Ledgerline.Centres.SignIn;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Account;

/// <summary>Somebody's passkeys: added and removed.</summary>
[Authorize(Permission.OwnAccount), RecentSignIn]
internal sealed class PasskeysModel(SignInManager<Person> signIn, ReadWaysIn ways, ChangeWaysIn change, Text text) : PageModel
{
    /// <summary>What the browser's authenticator answered, as JSON.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>What she calls the device.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<OwnPasskey> Passkeys { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>What the browser's authenticator is asked. Its display name is the sign-in name: nothing else is known of her.</summary>
    public async Task<ContentResult> OnPostAskAsync()
    {
        var actor = User.Actor();
        var entity = new PasskeyUserEntity { Id = actor.Person.Value.ToString(), Name = actor.DisplayName, DisplayName = actor.DisplayName };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var name = PlainName(Name);
        if (name?.Length > OwnPasskey.MaxNameLength)
            ModelState.AddError(nameof(Name), text["passkeys.nameTooLong", ("count", OwnPasskey.MaxNameLength)]);
        else if (await PasskeyAnswer.CheckNewAsync(signIn, Passkey ?? "", User.Actor().Person.Value) is not { } passkey || !await change.AddPasskeyAsync(User.Actor(), passkey, name, cancel))
            ModelState.AddError(nameof(Name), text["passkeys.refused"]);
        if (ModelState.IsValid)
            return RedirectToPage("/Centres/Account/Account", new { said = AccountChange.PasskeyAdded });
        await ReadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancel)
    {
        if (Read(id) is { } passkey && await change.RemovePasskeyAsync(User.Actor(), passkey, cancel))
            return RedirectToPage("/Centres/Account/Account", new { said = AccountChange.PasskeyRemoved });
        ModelState.AddError("", text["passkeys.last"]);
        await ReadAsync(cancel);
        return Page();
    }

    private static byte[]? Read(string? hex)
    {
        try
        {
            return Convert.FromHexString(hex ?? "");
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? PlainName(string? name) => name?.Trim() is { Length: > 0 } words && SignInName.IsReadable(words) ? words : null;

    private async Task ReadAsync(CancellationToken cancel) => Passkeys = (await ways.OfAsync(User.Actor().Person, cancel)).Passkeys;
}
