using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Ledgerline.Web.Security;

/// <summary>Sets the headers that keep a page to itself. An endpoint that must have another value sets its own first.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<WebOptions> options)
{
    private const string ContentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ";

    private static readonly (string Name, StringValues Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), "
            + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), "
            + "storage-access=(), usb=(), window-management=(), xr-spatial-tracking=(), publickey-credentials-create=(self), publickey-credentials-get=(self)"),
        ("Cache-Control", "no-store"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        // A proxy has ended TLS; cookies and links are made as the browser sees them.
        if (options.Value.Https) context.Request.Scheme = Uri.UriSchemeHttps;

        // At the last moment, because an error page clears what was set before it.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsOpenData(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpenDataAttribute>() is not null && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static bool IsPublicPage(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true
        && context.GetEndpoint() is { } endpoint && SiteDoors.Of(endpoint) == Site.Public;

    private static bool HasWorker(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<WorksInBackgroundAttribute>() is not null;

    private void Set(HttpContext context)
    {
        if (IsOpenData(context))
        {
            context.Response.Headers.TryAdd("Access-Control-Allow-Origin", "*");
            context.Response.Headers.TryAdd("Cross-Origin-Resource-Policy", "cross-origin");
        }

        // A path holds nothing secret: names that are searched for and codes of receipts travel in posts only.
        if (options.Value.Onion is { } onion && IsPublicPage(context))
            context.Response.Headers.TryAdd("Onion-Location", onion.GetLeftPart(UriPartial.Authority) + context.Request.Path.ToUriComponent());

        context.Response.Headers.TryAdd("Content-Security-Policy", ContentPolicy + (HasWorker(context) ? WorksInBackgroundAttribute.Policy : "'none'"));
        foreach (var (name, value) in Headers) context.Response.Headers.TryAdd(name, value);
        if (context.Request.IsHttps) context.Response.Headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
}
