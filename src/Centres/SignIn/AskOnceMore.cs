using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Ledgerline.Centres.SignIn;

/// <summary>
/// Asks somebody who is signed in to show once more that it is she (<see cref="RecentSignInAttribute"/>). Where she has sent a form, what she typed is carried in the
/// page that asks and comes back with the answer, to the same address: then it is done, and nothing of it is kept anywhere.
/// </summary>
internal sealed class AskOnceMore(
    UserManager<Person> people, SignInManager<Person> signIn, CheckCode checkCode, StartSession start, NetworkLimits limits, TimeProvider clock, Text text)
{
    private const string View = "/Pages/Centres/SignIn/Again.cshtml";

    public async Task<IActionResult?> AskAsync(PageHandlerExecutingContext context, TimeSpan within)
    {
        var http = context.HttpContext;
        if (clock.GetUtcNow() - http.User.SignedInAt() <= within)
            return null;
        if (!http.Request.HasFormContentType)
            return new RedirectToPageResult("/Centres/SignIn/SignIn", new { again = true, next = UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path) });
        var person = await people.FindByIdAsync(http.User.Actor().Person.Value.ToString()) ?? throw new InvalidOperationException("Whoever is signed in has an account.");
        var answer = AgainAnswer.Of(http.Request.Form);
        var state = new ModelStateDictionary();
        if (answer.IsGiven && await RefusalAsync(http, person, answer) is var refusal)
        {
            if (refusal is null)
            {
                await start.ShownAgainAsync(http.User, person);
                return null;
            }

            state.AddModelError(AgainAnswer.PasswordField, refusal);
        }

        return new ViewResult { ViewName = View, ViewData = new ViewDataDictionary<AgainQuestion>(new EmptyModelMetadataProvider(), state) { Model = Question(http, person) } };
    }

    private static AgainQuestion Question(HttpContext http, Person person) => new(
        UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path, http.Request.QueryString),
        person.PasswordHash is not null,
        person.CodeSecretSealed is not null,
        AgainAnswer.Carried(http.Request.Form),
        new AgainAnswer("", "", ""));

    /// <returns>Null where she has shown it.</returns>
    private async Task<string?> RefusalAsync(HttpContext http, Person person, AgainAnswer answer)
    {
        if (answer.Passkey.Length > 0)
            return await PasskeyAnswer.CheckAsync(signIn, answer.Passkey) is { } shown && shown.Person.Id == person.Id && await KeepAsync(shown) ? null : text["signIn.passkeyRefused"];
        if (!limits.TryTake(http, NetworkPolicy.SignInGuesses, of: person.NormalizedUserName!))
            return text["signIn.tooMany"];
        if (!await people.CheckPasswordAsync(person, answer.Password))
            return text["again.refused"];
        limits.GiveBack(http, NetworkPolicy.SignInGuesses, of: person.NormalizedUserName!);
        return person.CodeSecretSealed is null ? null : await CodeRefusalAsync(person, answer.Code);
    }

    private async Task<string?> CodeRefusalAsync(Person person, string code)
    {
        var account = person.Id.ToString("N");
        if (!limits.TryTakeAnywhere(NetworkPolicy.SignInGuesses, of: account))
            return text["signIn.tooMany"];
        if (!await checkCode.TakeAsync(person.Id, code))
            return text["signInCode.refused"];
        limits.GiveBackAnywhere(NetworkPolicy.SignInGuesses, of: account);
        return null;
    }

    private async Task<bool> KeepAsync((Person Person, UserPasskeyInfo Passkey) shown) => (await people.AddOrUpdatePasskeyAsync(shown.Person, shown.Passkey)).Succeeded;
}
