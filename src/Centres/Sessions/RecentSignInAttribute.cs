using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Sessions;

/// <summary>On a page for which one has signed in a short while ago: whoever finds a session open must not change how its owner signs in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RecentSignInAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>For looking at the page; what is then typed on it may take as long again.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var age = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - http.User.SignedInAt();
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        // What the page has no handler for is refused further on.
        if (age <= (isRead ? Within : 2 * Within) || (context.HandlerMethod is null && !isRead))
            return next();
        context.Result = new RedirectToPageResult("/Centres/SignIn/SignIn", new { again = true, next = UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path) });
        return Task.CompletedTask;
    }
}
