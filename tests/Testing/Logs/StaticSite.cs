using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Testing.Logs;

/// <summary>Serves a folder as any web server does: times, conditional requests, compression.</summary>
public sealed class StaticSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PhysicalFileProvider _files;

    private StaticSite(WebApplication app, PhysicalFileProvider files) => (_app, _files) = (app, files);

    public string Url => _app.Urls.First();

    /// <summary>Which paths were answered, and how.</summary>
    public ConcurrentQueue<(string Path, int Status)> Answers { get; } = [];

    /// <summary>From where whoever asked said that she came.</summary>
    public ConcurrentQueue<string> Referrers { get; } = [];

    public static async Task<StaticSite> ServeAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression(options => options.MimeTypes = ["application/octet-stream"]);
        var app = builder.Build();
        // Times as they are on the disk, unknown types and all.
        var site = new StaticSite(app, new PhysicalFileProvider(folder, ExclusionFilters.None));
        app.Use(async (context, next) =>
        {
            await next(context);
            foreach (var referrer in context.Request.Headers.Referer)
                site.Referrers.Enqueue(referrer!);
            site.Answers.Enqueue((context.Request.Path, context.Response.StatusCode));
        });
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = site._files, ServeUnknownFileTypes = true, DefaultContentType = "application/octet-stream" });
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _files.Dispose();
    }
}
