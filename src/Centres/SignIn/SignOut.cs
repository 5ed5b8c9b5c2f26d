using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres.SignIn;

/// <summary>Ends the session, a copy of its cookie too (OWASP ASVS 5.0, 7.4.1), and has the browser forget what it kept of it.</summary>
internal static class SignOut
{
    public static async Task<IResult> HandleAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Person> signIn, OwnSessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (context.User.Identity is { IsAuthenticated: true })
            await sessions.EndAsync(context.User.Actor().Person, context.User.SessionId(), context.RequestAborted);
        await signIn.SignOutAsync();
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Results.LocalRedirect("/sign-in");
    }
}
