using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Web.Localisation;

/// <summary>Chooses the language of a request: the first part of a public page's path, otherwise what the browser asks for.</summary>
internal sealed class RequestLanguage(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        Apply(context);
        return next(context);
    }

    /// <summary>The culture lasts as long as the caller's own asynchronous flow, so an error page applies it again.</summary>
    public static void Apply(HttpContext context)
    {
        var text = context.RequestServices.GetRequiredService<Text>();
        text.Use(OfPath(context.Request.Path) ?? OfBrowser(context));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = text.Culture;
    }

    private static string? OfPath(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', 3);
        if (parts.Length < 2)
            return null;
        // What is told in a language that the interface has not is shown with the words of the nearest that it has.
        return Languages.Find(parts[1]) ?? (ContentLanguage.OfPath(parts[1]) is { } content ? Languages.Choose(content.Tag) : null);
    }

    private static string OfBrowser(HttpContext context)
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        if (isPage) context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return Languages.Choose(context.Request.Headers.AcceptLanguage);
    }
}
