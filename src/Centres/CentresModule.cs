using Ledgerline.Centres.Account;
using Ledgerline.Centres.Audit;
using Ledgerline.Centres.Centres;
using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.Operating;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Centres.SetUp;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledgerline.Centres;

/// <summary>Centres, the people who work in them, their roles, how they sign in, and the trail of what they did.</summary>
public static class CentresModule
{
    /// <summary>The shortest password that is taken.</summary>
    public const int MinPasswordLength = 10;

    public static IServiceCollection AddCentres(this IServiceCollection services)
    {
        services.AddEntityModel<CentresModel>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<ChainAuditTrail>();
        services.AddScoped<ReadTrail>();
        services.AddScoped(p => new ReadActs(p.GetRequiredService<LedgerlineDb>()));
        services.AddScoped<CheckTrail>();
        services.AddScoped<StaffNames>();
        // Front-door types whose constructors take the module's own, internal ones.
        services.AddScoped(p => new AddPerson(p.GetRequiredService<UserManager<Person>>()));
        services.AddScoped<ReadPeople>().AddScoped<SetRoles>().AddScoped<Suspend>().AddScoped<RemovePerson>();
        services.AddScoped<AddCentre>();
        services.AddScoped<CentreClock>();
        services.AddScoped<CentrePeople>();
        services.AddScoped<Trainees>();
        services.AddScoped<AdmitTrainee>();
        services.AddScoped(p => new EndSessions(p.GetRequiredService<LedgerlineDb>(), p.GetRequiredService<EndEverySession>(), p.GetRequiredService<AuditTrail>()));
        services.AddScoped<StartSession>();
        services.AddScoped<EndEverySession>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<SecondStep>();
        services.AddScoped<AskOnceMore>();
        services.AddScoped<AskAgain>(p => p.GetRequiredService<AskOnceMore>().AskAsync);
        services.AddScoped<CheckCode>();
        services.AddScoped<ReadWaysIn>();
        services.AddScoped<ChangeWaysIn>();
        services.AddScoped<Invite>();
        services.AddScoped<LetInAgain>();
        services.AddScoped<FindStaff>();
        services.AddScoped<Accept>();
        services.AddScoped<ReadCentres>().AddScoped<KeepCentre>().AddScoped<GiveRole>().AddScoped<TakeRole>();
        services.AddSingleton<SetUpLink>();
        services.AddNavigation(
            new NavigationItem("nav.people", "/centre/people", Permission.ManageCentre, Public: false),
            new NavigationItem("nav.operator", "/operator", Permission.Operate, Public: false));
        services.AddScoped(p => new SeedCentres(
            p.GetRequiredService<LedgerlineDb>(), p.GetRequiredService<AddCentre>(), p.GetRequiredService<AddPerson>(), p.GetRequiredService<SetUpLink>()));

        services.AddIdentityCore<Person>(options =>
            {
                // Length is what counts (NIST SP 800-63B, 5.1.1.2): no rules about kinds of characters.
                options.Password = new PasswordOptions
                {
                    RequiredLength = MinPasswordLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.User.AllowedUserNameCharacters = null!;
            })
            .AddSignInManager()
            .AddUserStore<PersonStore>()
            .AddClaimsPrincipalFactory<PersonClaims>();
        // All of Identity's cookies: ending a session that was let go asks for each of their schemes.
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(
            cookies => cookies.ApplicationCookie!.Configure<IOptions<WebOptions>>((cookie, web) => SetUpSession(cookie, web.Value)));
        // What somebody may do is read anew each minute; whether her session was ended, at each request (SessionCheck).
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionCheck.KeepSessionAsync;
        });
        // A passkey is enough by itself because the device has asked for a finger, a face or its own code first.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
            // Identity asks the header Origin, which a browser leaves out of a form where pages send no referrer.
            passkeys.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<IOptions<WebOptions>>((cookie, web) =>
        {
            Guard(cookie, web.Value, "sign-in-step");
            cookie.ExpireTimeSpan = SecondStep.Lifetime;
        });
        return services;
    }

    /// <summary>The one endpoint that is not a page: signing out.</summary>
    public static void MapCentres(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(WebModule.SignOutPath, SignOut.HandleAsync).AllowAnonymous().WithMetadata(new OnSiteAttribute(Site.Staff), new LaneAttribute(Lane.Entrance));

    private static void SetUpSession(CookieAuthenticationOptions cookie, WebOptions web)
    {
        Guard(cookie, web, web.Https ? "session" : "ledgerline-session");
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "next";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.Events.OnValidatePrincipal = SessionCheck.RunAsync;
        // As a path: the framework would write the host that the request names, which whoever asks can choose.
        cookie.Events.OnRedirectToLogin = context =>
        {
            var asked = context.Request.Path + context.Request.QueryString;
            context.Response.Redirect(QueryHelpers.AddQueryString(cookie.LoginPath, cookie.ReturnUrlParameter, asked));
            return Task.CompletedTask;
        };
        // Where she goes once she is signed in, the page decides alone.
        cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        // What somebody may not see is said by a page, not by a redirect.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>With the prefix no other host below the same domain can set it (RFC 6265bis, 4.1.3.2). Browsers take it over https only.</summary>
    private static void Guard(CookieAuthenticationOptions cookie, WebOptions web, string name)
    {
        cookie.Cookie.Name = web.Https ? $"__Host-{name}" : name;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = web.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
