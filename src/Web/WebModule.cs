using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

public static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddAuthorizationBuilder();
        services.Configure<AuthorizationOptions>(o =>
        {
            foreach (var p in Permission.All)
                o.AddPolicy(p, b => b.RequireClaim(Permission.ClaimType, p));
        });
        return services;
    }

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        return app;
    }
}
