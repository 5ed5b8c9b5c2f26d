using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ledgerline.Web.Security;

/// <summary>
/// Where the public pages' button "Leave this page" leads: on to the address that the operator chose, or to a page with nothing on it that leads on to the browser's own empty one. The browser is told to
/// forget what it kept of this site's pages.
/// </summary>
internal static class LeaveQuickly
{
    public const string Path = "/leave";

    public static IResult Handle(HttpContext context, Text text, IOptions<WebOptions> web)
    {
        // Not cookies and storage: the public pages have none, and what a volunteer at this browser has not sent yet is in there.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return web.Value.LeaveTo is { } elsewhere ? Results.Redirect(elsewhere.AbsoluteUri) : Results.Content(Empty(text), "text/html; charset=utf-8");
    }

    private static string Empty(Text text) =>
        $"""<!doctype html><html lang="{text.Language}"><meta charset="utf-8"><title>{HtmlEncoder.Default.Encode(text["leave.title"])}</title><meta http-equiv="refresh" content="0; url=about:blank"></html>""";
}
