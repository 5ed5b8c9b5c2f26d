using System.Globalization;
using System.Text;
using Ledgerline.Tlog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Register.Tests.Publishing;

/// <summary>A witness that answers whatever a test wants, over HTTP, and remembers what it was asked.</summary>
internal sealed class LyingWitness : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LyingWitness(WebApplication app) => _app = app;

    public SigningKey Key { get; } = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature);

    public Witness Witness => new(Key.Verifier, new Uri(_app.Urls.First()));

    /// <summary>The old sizes for which it was asked, in order.</summary>
    public List<long> Asked { get; } = [];

    /// <summary>Answers one request after the other; the last answer is for all that follow.</summary>
    public static async Task<LyingWitness> StartAsync(params Func<LyingWitness, HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var witness = new LyingWitness(app);
        var count = 0;
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (AddCheckpointRequest.TryParse(body.ToArray(), out var request))
                witness.Asked.Add(request.Old.Value);
            await answers[Math.Min(count++, answers.Length - 1)](witness, context);
        });
        await app.StartAsync();
        return witness;
    }

    public static Func<LyingWitness, HttpContext, Task> Says(int status, string body) => (_, context) =>
    {
        context.Response.StatusCode = status;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    };

    public static Func<LyingWitness, HttpContext, Task> SaysSize(long size) => Says(409, string.Create(CultureInfo.InvariantCulture, $"{size}\n"));

    /// <summary>Cosigns a text, whatever it was asked.</summary>
    public static Func<LyingWitness, HttpContext, Task> Cosigns(string text, string before = "", string after = "\n") => (witness, context) =>
        Says(200, $"{before}{witness.Key.Cosign(text, DateTimeOffset.UnixEpoch.AddDays(20_000))}{after}")(witness, context);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
