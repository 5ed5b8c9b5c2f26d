using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Bench.Reading;

/// <summary>Kestrel with nothing of the program: each path is answered with bytes that are there already.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareSite(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public static async Task<BareSite> StartAsync(IReadOnlyDictionary<string, int> bytes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var bodies = bytes.ToDictionary(page => page.Key, page => new byte[page.Value]);
        var app = builder.Build();
        app.Run(async context =>
        {
            var body = bodies[context.Request.Path.Value!];
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return new BareSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
