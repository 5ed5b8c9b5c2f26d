using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Web.Caching;

/// <summary>
/// Ahead of the output cache, for endpoints that are marked with <see cref="CachedAttribute"/>: finds out which version is shown, answers 304 to whoever has it,
/// and says to browsers and to caches in between how long they may keep the answer.
/// </summary>
/// <remarks>
/// Whoever sends a cookie or credentials gets an answer of her own, neither kept nor from what was kept. A browser asks each time, and mostly hears that nothing
/// has changed; a cache in between may hold an answer for a few seconds, and with it a name that was erased meanwhile.
/// </remarks>
internal sealed class AnswerFromCache(RequestDelegate next, PublicVersion version, IResponseCompressionProvider compression)
{
    private const string Freshness = "public, max-age=0, s-maxage=5, must-revalidate";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!MayBeShared(context.Request))
        {
            await next(context);
            return;
        }

        var current = await version.CurrentAsync(context.RequestAborted);
        var answer = new CachedAnswer(current, ChooseEncoding(context));
        context.Features.Set(answer);
        if (Has(context.Request.Headers.IfNoneMatch.ToString(), answer.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Mark(context, answer);
            return;
        }

        context.Response.OnStarting(MarkIfFound, (context, answer));
        await next(context);
    }

    private static bool MayBeShared(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0;

    /// <summary>One of few words, whatever the header says, so that there are as few copies; and the header says the same to whoever compresses.</summary>
    private string ChooseEncoding(HttpContext context)
    {
        var encoding = compression.CheckRequestAcceptsCompression(context) ? compression.GetCompressionProvider(context)?.EncodingName ?? "" : "";
        context.Request.Headers.AcceptEncoding = encoding;
        return encoding;
    }

    /// <summary>Weak comparison (RFC 9110, 13.1.2), as a tag's text has neither comma nor quote in it.</summary>
    private static bool Has(string tags, string tag) => tags.Length > 0 && (tags == tag || tags.Contains(tag.AsSpan(2), StringComparison.Ordinal));

    private static Task MarkIfFound(object state)
    {
        var (context, answer) = ((HttpContext, CachedAnswer))state;
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            Mark(context, answer);
        return Task.CompletedTask;
    }

    private static void Mark(HttpContext context, CachedAnswer answer)
    {
        var headers = context.Response.Headers;
        headers.ETag = answer.Tag;
        headers.TryAdd(HeaderNames.CacheControl, Freshness);
        if (!headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }
}
