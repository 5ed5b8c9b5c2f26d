using Ledgerline.Web.Localisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Web.Errors;

/// <summary>
/// Gives every refusal and every failure that has no body of its own a page in the person's language, or to a program a problem (RFC 9457). The page is
/// rendered straight from its view: it runs no route, no sign-in and no page filter, any of which may be what failed.
/// </summary>
internal sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    private const string View = "/Pages/Web/Errors/Error.cshtml";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // The endpoint's name and not the path, which may carry a receipt.
            log.LogError(exception, "A request to {Endpoint} failed.", context.GetEndpoint()?.DisplayName);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (!IsBare(context)) return;
        if (context.Request.Path.StartsWithSegments(WebModule.ApiPath)) await ProblemAnswer.WriteAsync(context);
        else await ShowAsync(context);
    }

    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null or 0, ContentType: null or "" }
        && context.GetEndpoint()?.Metadata.GetMetadata<ISkipStatusCodePagesMetadata>() is null;

    private async Task ShowAsync(HttpContext context)
    {
        try
        {
            RequestLanguage.Apply(context);
            var services = context.RequestServices;
            var model = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
            {
                Model = ErrorWords.Of(context.Response.StatusCode),
            };
            await services.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(
                new ActionContext(context, new RouteData(), new ActionDescriptor()),
                new ViewResult { ViewName = View, ViewData = model, StatusCode = context.Response.StatusCode });
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            log.LogError(exception, "The error page failed.");
        }
    }
}
