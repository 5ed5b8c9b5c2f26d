using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Ledgerline.Web;

/// <summary>
/// On the public pages with a form. They have no cookie, hence no antiforgery token; instead, a post that a browser says comes from another site is
/// refused with 403. A request without such a statement is let through: it is no browser's, or an old one's.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SameOriginPostAttribute : Attribute, IAuthorizationFilter, IAntiforgeryPolicy, IOrderedFilter
{
    /// <summary>After the framework's own antiforgery filter, so that this policy is the one in effect.</summary>
    public int Order => 1001;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!IsOfSameOrigin(context.HttpContext.Request)) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private static bool IsOfSameOrigin(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin";

        // A page that sends no referrer posts with the origin "null". Browsers that know Sec-Fetch-Site have been answered above
        // (but for plain http, where they do not send it), so what remains are old ones.
        var origin = request.Headers.Origin.ToString();
        if (origin is "" or "null") return true;

        // Without the scheme: a proxy may have ended TLS.
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && request.Host.HasValue
            && HostString.FromUriComponent(uri).Equals(request.Host);
    }
}
