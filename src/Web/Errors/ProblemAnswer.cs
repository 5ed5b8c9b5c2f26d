using Ledgerline.Web.Localisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web.Errors;

/// <summary>What a program is told of a refusal or a failure: a problem (RFC 9457) with the same words as the page. Nothing of the request is repeated in it.</summary>
internal static class ProblemAnswer
{
    public static async Task WriteAsync(HttpContext context)
    {
        RequestLanguage.Apply(context);
        var text = context.RequestServices.GetRequiredService<Text>();
        var words = ErrorWords.Of(context.Response.StatusCode);
        var problem = new ProblemDetails { Status = context.Response.StatusCode, Title = text[words.TitleKey], Detail = text[words.TextKey] };
        context.Response.Headers.ContentLanguage = text.Language;
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }
}
