using Ledgerline.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Declaring;

/// <summary>A page that takes declarations or knows receipts: on a site that was started without keys it answers 503, while everything else can be read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsKeysAttribute : Attribute, IResourceFilter, IEndpointFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!HasKeys(context.HttpContext))
            context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HasKeys(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable));

    private static bool HasKeys(HttpContext context) => context.RequestServices.GetRequiredService<KeyRing>().CanDeclare;
}
