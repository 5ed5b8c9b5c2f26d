using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Web.Localisation;

/// <summary><c>{language:content}</c> in a route: any language in which something can be told, be it one of the interface's or not.</summary>
internal sealed class ContentConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && ContentLanguage.OfPath(value as string) is not null;
}
