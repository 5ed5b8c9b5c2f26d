using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.SignIn;

/// <summary>Sign-in by a passkey; or by name and password, and the code of an app where the account has one. Also asked anew of whoever is signed in, before what matters.</summary>
[AllowAnonymous]
[OnSite(Site.Staff)]
[Lane(Lane.Entrance)]
internal sealed class SignInModel(SignInManager<Person> signIn, StartSession start, NetworkLimits limits, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the browser's authenticator answered, as JSON.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Whether somebody who is signed in is asked to show once more that it is she.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public IActionResult OnGet()
    {
        if (User.Identity is not { IsAuthenticated: true })
            return Page();
        Name = User.Actor().DisplayName;
        return Again ? Page() : LocalRedirect(LandingPage.Of(User));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddError(nameof(Name), text["signIn.nameMissing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddError(nameof(Password), text["signIn.passwordMissing"]);
        if (!ModelState.IsValid)
            return Page();
        // Nobody is called so, and what is no character has no normal form.
        if (!SignInName.IsReadable(Name!.Trim()))
            return Refuse(text["signIn.refused"]);
        // As accounts are compared: an account written in another way is no other.
        var account = signIn.UserManager.NormalizeName(Name.Trim());
        if (!limits.TryTake(HttpContext, NetworkPolicy.SignInGuesses, of: account))
            return Refuse(text["signIn.tooMany"]);

        // One answer for a name that is not there and a wrong password: it tells nothing.
        if (await CheckAsync(Name.Trim(), Password!) is not { } person || !IsHerself(person))
            return Refuse(text["signIn.refused"]);
        limits.GiveBack(HttpContext, NetworkPolicy.SignInGuesses, of: account);
        if (person.CodeSecretSealed is null)
            return await EnterAsync(person, cancel);
        await SecondStep.BeginAsync(HttpContext, person);
        return RedirectToPage("/Centres/SignIn/Code", new { next = Next });
    }

    /// <summary>What the browser's authenticator is asked. It says nothing of who has an account here.</summary>
    public async Task<ContentResult> OnPostAskAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (string.IsNullOrEmpty(Passkey) || !limits.TryTake(HttpContext, NetworkPolicy.SignInGuesses))
            return Refuse(text["signIn.passkeyRefused"]);
        if (await PasskeyOwnerAsync(Passkey) is not { } person || !IsHerself(person))
            return Refuse(text["signIn.passkeyRefused"]);
        limits.GiveBack(HttpContext, NetworkPolicy.SignInGuesses);
        return await EnterAsync(person, cancel);
    }

    private async Task<Person?> CheckAsync(string name, string password)
    {
        var person = await signIn.UserManager.FindByNameAsync(name);
        if (person?.PasswordHash is null)
        {
            // As long as checking a real one takes: how long the answer takes must not say whether the name is there.
            signIn.UserManager.PasswordHasher.HashPassword(new Person(), password);
            return null;
        }

        return await signIn.UserManager.CheckPasswordAsync(person, password) ? person : null;
    }

    private async Task<Person?> PasskeyOwnerAsync(string credential)
    {
        var answer = await PasskeyAnswer.CheckAsync(signIn, credential);
        if (answer is null)
            return null;
        await signIn.UserManager.AddOrUpdatePasskeyAsync(answer.Value.Person, answer.Value.Passkey);
        return answer.Value.Person;
    }

    /// <summary>Who is asked once more may not become somebody else by it.</summary>
    private bool IsHerself(Person person) => User.Identity is not { IsAuthenticated: true } || User.Actor().Person.Value == person.Id;

    private async Task<IActionResult> EnterAsync(Person person, CancellationToken cancel)
    {
        var (standing, landing) = await start.StartAsync(User, person, cancel);
        // Said only to whoever has shown that the account is hers.
        return standing == Standing.Works ? LocalRedirect(ReturnAddress.Of(Url, Next, landing)) : Refuse(text[$"signIn.refused.{standing}"]);
    }

    private PageResult Refuse(string why)
    {
        ModelState.AddError(nameof(Name), why);
        return Page();
    }
}
