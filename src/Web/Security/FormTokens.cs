using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace Ledgerline.Web.Security;

/// <summary>The framework's antiforgery tokens: in the staff's forms, not in the public's.</summary>
internal static class FormTokens
{
    public static void Configure(AntiforgeryOptions antiforgery, WebOptions web)
    {
        antiforgery.FormFieldName = "token";
        antiforgery.Cookie.Name = web.Https ? "__Host-form" : "form";
        antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        antiforgery.Cookie.SecurePolicy = web.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        antiforgery.Cookie.Path = "/";
        antiforgery.SuppressXFrameOptionsHeader = true;
    }

    /// <summary>A token would bring a cookie with it.</summary>
    public static void LeaveOutWherePublic(FormTagHelper form, ViewContext view)
    {
        if (view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SameOriginPostAttribute>() is not null) form.Antiforgery = false;
    }
}
