using Microsoft.AspNetCore.Http;

namespace Ledgerline.Web.RateLimits;

/// <summary>
/// Has each request work in a place of its lane. It stands behind the cache, which needs none; behind authorisation, so that only staff come to the staff's; and
/// behind the reading of forms, so that who sends slowly takes none.
/// </summary>
internal sealed class TakePlace(RequestDelegate next, Lanes lanes)
{
    private const string RetryAfterSeconds = "5";

    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = await lanes.EnterAsync(Lanes.Of(context.GetEndpoint()), context.RequestAborted);
        if (!lease.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return;
        }

        var held = new HeldPlace(lease);
        context.Features.Set(held);
        try
        {
            await next(context);
        }
        finally
        {
            held.GiveBack();
        }
    }
}
