using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

/// <summary>
/// Sees to it that whoever sends a request has shown a short while ago who she is. Web knows nobody who signs in: the module that does says how she is asked.
/// </summary>
/// <param name="within">How long ago it may be.</param>
/// <returns>What is answered instead, by which nothing that was typed is lost; null where she has shown it, before or with this very request: it goes on.</returns>
public delegate Task<IActionResult?> AskAgain(PageHandlerExecutingContext context, TimeSpan within);

/// <summary>
/// On a page with what cannot be undone, or what changes who may do what: whoever finds a session open must not do it in its owner's name. She is asked anew where
/// she has signed in longer than <see cref="Within"/> ago.
/// </summary>
/// <param name="handlers">The names of the handlers that ask, empty for the one that has no name. None for the whole page, which is then not even shown.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentSignInAttribute(params string[] handlers) : Attribute, IAsyncPageFilter
{
    /// <summary>For how long somebody who has shown who she is is not asked again.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    /// <summary>The handlers that ask; none for all.</summary>
    public IReadOnlyList<string> Handlers { get; } = handlers;

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (WithinOf(context) is { } within && await context.HttpContext.RequestServices.GetRequiredService<AskAgain>()(context, within) is { } asked)
            context.Result = asked;
        else
            await next();
    }

    /// <summary>Null where this request need not ask. What is typed on a page that asked before it was shown may take as long again.</summary>
    private TimeSpan? WithinOf(PageHandlerExecutingContext context)
    {
        var isRead = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (Handlers.Count == 0 && isRead)
            return Within;
        // What the page has no handler for is refused further on.
        if (isRead || context.HandlerMethod is not { } handler)
            return null;
        if (Handlers.Count == 0)
            return 2 * Within;
        return Handlers.Contains(handler.Name ?? "") ? Within : null;
    }
}
