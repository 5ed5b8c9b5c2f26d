using Ledgerline.Web.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Ledgerline.Web;

/// <summary>What a page says whose answer takes as long as it takes.</summary>
public static class LongAnswer
{
    /// <summary>A file of whatever size: no time is set for it any more, though who takes it too slowly is dropped.</summary>
    public static void TakesItsTime(this HttpContext context) => context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();

    /// <summary>News as they come: it waits most of the time, so it also gives back its place in its lane. Who may ask for it is staff.</summary>
    public static void WaitsForNews(this HttpContext context)
    {
        context.TakesItsTime();
        context.Features.Get<HeldPlace>()?.GiveBack();
    }
}
