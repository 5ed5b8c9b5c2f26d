using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ledgerline.Web.Caching;
using Ledgerline.Web.Errors;
using Ledgerline.Web.Forms;
using Ledgerline.Web.Localisation;
using Ledgerline.Web.RateLimits;
using Ledgerline.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Ledgerline.Web;

/// <summary>The pages' common ground: layout, words, form parts, security headers, error pages.</summary>
public static class WebModule
{
    /// <summary>The largest form that a page takes, in bytes, unless it carries <see cref="LargeFormAttribute"/>.</summary>
    public const int MaxFormBytes = 64 * 1024;

    /// <summary>The time limit (<see cref="RequestTimeoutAttribute"/>) of a page that takes a file.</summary>
    public const string UploadTime = "upload";

    /// <summary>Below it are programs' endpoints, which answer a refusal with a problem (RFC 9457) instead of a page.</summary>
    public const string ApiPath = "/api";

    /// <summary>The layout of the public pages.</summary>
    public const string Layout = "/Pages/Web/Layout/_Layout.cshtml";

    /// <summary>The layout of the pages of volunteers, coordinators, registrars and operators.</summary>
    public const string StaffLayout = "/Pages/Web/Layout/_StaffLayout.cshtml";

    /// <summary>Where the button "Sign out" posts to.</summary>
    public const string SignOutPath = "/sign-out";

    /// <summary>Where somebody who is signed in finds her own account.</summary>
    public const string AccountPath = "/account";

    /// <summary>Registers what the pages of every module need. Authentication schemes are added by the module that signs people in; a <see cref="TimeProvider"/> must be there.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddScoped<Text>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<NetworkLimits>();
        services.AddSingleton<PublicVersion>();
        services.AddPermissionPolicies();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddOutputCache(cache =>
        {
            (cache.SizeLimit, cache.MaximumBodySize, cache.UseCaseSensitivePaths) = (CachePolicy.MaxBytes, CachePolicy.MaxBytesOfOne, true);
            cache.AddBasePolicy(new CachePolicy());
        });
        services.AddAuthentication();
        services.AddRouting(routing =>
        {
            routing.SetParameterPolicy<LanguageConstraint>("language");
            routing.SetParameterPolicy<ContentConstraint>("content");
        });
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new HandlerRequired()))
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false)
            .InitializeTagHelper<FormTagHelper>(FormTokens.LeaveOutWherePublic);
        services.Configure<MvcOptions>(BindingMessages.Configure);
        services.Configure<MvcOptions>(LeaveOutJQuerysNames);

        // Letters of every script as they are: a page in Chinese would be three times its size otherwise.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Lanes>();
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<WebOptions>>(LimitTime);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<WebOptions>, TimeProvider>(LimitServer);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<WebOptions>>((antiforgery, web) => FormTokens.Configure(antiforgery, web.Value));
        return services;
    }

    /// <summary>Lays the pipeline, from the security headers to the pages. Call it once, before any endpoint is mapped.</summary>
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorPages>();
        app.UseRouting();
        var site = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Site;
        app.Use((context, next) => AnswerForTheRouter(site, context, next));
        // Ahead of all that a page made before has no need of, the limits too.
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<CachedAttribute>() is not null, pages => pages.UseMiddleware<AnswerFromCache>().UseOutputCache());
        app.UseRequestTimeouts();
        app.UseMiddleware<RequestLanguage>();
        app.UseMiddleware<LimitNetworks>();
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<CompressedAttribute>() is not null, pages => pages.UseResponseCompression());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormGuard>();
        app.UseMiddleware<TakePlace>();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous().WithMetadata(new OnSiteAttribute(Site.All), new LaneAttribute(Lane.Assets));
        app.MapRazorPages().WithStaticAssets();
        if (site == Site.Staff)
            app.MapGet("/", () => Results.LocalRedirect("/sign-in")).AllowAnonymous().WithMetadata(new OnSiteAttribute(Site.All));
        else
            app.MapGet("/", RedirectToLanguage).AllowAnonymous();
        app.MapGet(LeaveQuickly.Path, LeaveQuickly.Handle).AllowAnonymous();
        return app;
    }

    private static void LimitServer(KestrelServerOptions kestrel, IOptions<WebOptions> web, TimeProvider time)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxFormBytes;
        web.Value.Limits.ApplyTo(kestrel);
        var connections = new LimitConnections(new NetworkHash(time), web.Value.Limits.ConnectionsOfNetwork, web.Value.Proxies);
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.HandleAsync(connection, next)));
    }

    private static void LimitTime(RequestTimeoutOptions timeouts, IOptions<WebOptions> web)
    {
        timeouts.DefaultPolicy = Within(web.Value.Limits.Request);
        timeouts.AddPolicy(UploadTime, Within(web.Value.Limits.Upload));

        static RequestTimeoutPolicy Within(TimeSpan time) => new() { Timeout = time, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable };
    }

    /// <summary>Fields named as jQuery names them: no page has any, and the framework throws at a name with a bracket too many.</summary>
    private static void LeaveOutJQuerysNames(MvcOptions mvc)
    {
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }

    /// <summary>No page, none on this site, or none for this method: answered ahead of authorisation, which would ask a person to sign in to what does not exist.</summary>
    private static Task AnswerForTheRouter(Site site, HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint && site.Has(endpoint)) return next(context);
        context.SetEndpoint(null);
        if (endpoint is not RouteEndpoint && endpoint?.RequestDelegate is { } refuse) return refuse(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static IResult RedirectToLanguage(HttpContext context, Text text)
    {
        context.Response.Headers.Vary = "Accept-Language";
        return Results.LocalRedirect($"/{text.Language}/");
    }
}
