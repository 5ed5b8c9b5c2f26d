using Ledgerline.Centres.People;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.SignIn;

/// <summary>Sign-in by name and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignInManager<Person> signIn, IUserClaimsPrincipalFactory<Person> claims, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? LocalRedirect(LandingPage.Of(User)) : Page();

    public async Task<IActionResult> OnPostAsync(string? next)
    {
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddError(nameof(Name), text["signIn.nameMissing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddError(nameof(Password), text["signIn.passwordMissing"]);
        if (!ModelState.IsValid)
            return Page();

        if (await CheckAsync(Name!.Trim(), Password!) is not { } person)
        {
            // One answer for a name that is not there, a wrong password and an account that is locked: it tells nothing.
            ModelState.AddError(nameof(Name), text["signIn.refused"]);
            return Page();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        var user = await claims.CreateAsync(person);
        return LocalRedirect(Url.IsLocalUrl(next) ? next! : LandingPage.Of(user));
    }

    private async Task<Person?> CheckAsync(string name, string password)
    {
        var person = await signIn.UserManager.FindByNameAsync(name);
        if (person is null)
        {
            // As long as checking a real one takes: how long the answer takes must not say whether the name is there.
            signIn.UserManager.PasswordHasher.HashPassword(new Person(), password);
            return null;
        }

        return (await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded ? person : null;
    }
}
