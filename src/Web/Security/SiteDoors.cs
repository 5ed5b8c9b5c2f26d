using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Ledgerline.Web.Security;

/// <summary>Which endpoints a process has: on a site of its own, the other's are not there.</summary>
internal static class SiteDoors
{
    public static bool Has(this Site site, Endpoint endpoint) => site == Site.All || Of(endpoint) is var own && (own == Site.All || own == site);

    /// <summary>The site on which the endpoint is.</summary>
    public static Site Of(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OnSiteAttribute>()?.Site ?? (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? Site.Staff : Site.Public);
}
