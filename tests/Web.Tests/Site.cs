using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(Ledgerline.Web.Tests.Site))]

namespace Ledgerline.Web.Tests;

/// <summary>The sample pages behind the whole pipeline, on a port of their own. A request with the header <c>Permissions</c> is of a person who has them.</summary>
public sealed class Site : IAsyncLifetime
{
    private WebApplication app = null!;

    /// <summary>The networks' clock. Tests send from networks of their own, so none minds that another goes on with it.</summary>
    internal static FakeClock Clock { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = Build(["--urls", "http://127.0.0.1:0", "--ReloadStaticAssetsAtRuntime", "false"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    internal async Task<(HttpResponseMessage Response, IHtmlDocument Page)> SendAsync(HttpRequestMessage request)
    {
        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response, new HtmlParser().ParseDocument(html));
    }

    internal Task<(HttpResponseMessage Response, IHtmlDocument Page)> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(With(new HttpRequestMessage(HttpMethod.Get, path), headers));

    internal Task<(HttpResponseMessage Response, IHtmlDocument Page)> PostAsync(string path, HttpContent form, params (string Name, string Value)[] headers) =>
        SendAsync(With(new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, headers));

    internal static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static HttpRequestMessage With(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return request;
    }

    internal static WebApplication Build(string[] args, bool https = false) => Build(args, web => web.Https = https);

    /// <param name="replace">Puts in other services than the pages have.</param>
    internal static WebApplication Build(string[] args, Action<WebOptions> configure, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddWeb().AddNavigation(
            new("nav.home", "", null, Public: true),
            new("nav.declare", "declare", null, Public: true),
            new("nav.register", "sheet", null, Public: true),
            new("nav.receipt", "receipt", null, Public: true),
            new("nav.call", "/call", Permission.TakeCalls, Public: false),
            new("nav.shift", "/shift", Permission.TakeCalls, Public: false),
            new("nav.centre", "/centre", Permission.ManageCentre, Public: false));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.Configure<WebOptions>(web =>
        {
            web.Proxies = [IPNetwork.Parse("127.0.0.1/32")];
            configure(web);
        });
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("test", null);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseWeb();
        app.MapGet("/status/{status:int}", (int status) => Results.StatusCode(status)).AllowAnonymous();
        app.MapGet("/bad", void () => throw new BadHttpRequestException("secret words", StatusCodes.Status400BadRequest)).AllowAnonymous();
        app.MapGet("/api/limited", () => Results.Text("read")).AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.ReadingApi));
        app.MapGet("/limited", () => Results.Text("read")).AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.ReceiptGuesses));
        app.MapGet("/plain", () => Results.Text("gone", statusCode: StatusCodes.Status410Gone)).AllowAnonymous();
        return app;
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var permissions = Request.Headers["Permissions"].ToString();
            if (permissions.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
            var claims = permissions.Split(',').Select(permission => new Claim(Permission.ClaimType, permission));
            var person = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, "test")));
        }
    }
}
