using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Ledgerline.Web.Tests.RateLimits;

/// <summary>The sample pages with small limits, and sockets that do as they are told.</summary>
internal sealed class LimitedSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LimitedSite(WebApplication app) => _app = app;

    /// <summary>Lets those go on who wait at <c>/wait</c>.</summary>
    public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether whoever asked at <c>/endless</c> was dropped, and not merely out of time.</summary>
    public TaskCompletionSource<bool> Dropped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HttpClient Client { get; private set; } = null!;

    private Uri Url => new(_app.Urls.Single());

    /// <param name="places">Of the public's, the entrance's and the staff's lane.</param>
    /// <param name="from">Where whoever connects seems to be.</param>
    public static async Task<LimitedSite> StartAsync(RequestLimits? limits = null, LanePlaces? places = null, IPAddress? from = null)
    {
        var site = null as LimitedSite;
        var app = Site.Build(["--urls", "http://127.0.0.1:0", "--ReloadStaticAssetsAtRuntime", "false"], web =>
        {
            web.Limits = limits ?? new RequestLimits();
            if (places is { } few)
                web.Lanes = new Dictionary<Lane, LanePlaces>(web.Lanes) { [Lane.Public] = few, [Lane.Entrance] = few, [Lane.Staff] = few };
        }, services =>
        {
            if (from is not null)
                services.AddSingleton<IConnectionListenerFactory>(provider => new FromAfar(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider), from));
        });
        app.MapPost("/wait", (HttpContext context) => site!.WaitAsync(context)).AllowAnonymous();
        app.MapPost("/entrance/wait", (HttpContext context) => site!.WaitAsync(context)).AllowAnonymous().WithMetadata(new LaneAttribute(Lane.Entrance));
        app.MapPost("/staff/wait", (HttpContext context) => site!.WaitAsync(context)).RequireAuthorization(Permission.TakeCalls);
        app.MapPost("/staff/news", (HttpContext context) =>
        {
            context.WaitsForNews();
            return site!.WaitAsync(context);
        }).RequireAuthorization(Permission.TakeCalls);
        app.MapPost("/slow", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted)).AllowAnonymous();
        app.MapGet("/endless", (HttpContext context) => site!.WriteOnAsync(context)).AllowAnonymous();
        app.MapPost("/long", async (HttpContext context) =>
        {
            context.TakesItsTime();
            context.RequestAborted.CanBeCanceled.ShouldBeTrue();
            await site!.WaitAsync(context);
        }).AllowAnonymous();
        app.MapPost("/json", (Dictionary<string, string> sent) => Results.Text(sent["name"])).AllowAnonymous();
        site = new LimitedSite(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        site.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Url };
        return site;
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A request to <paramref name="path"/> that has begun to be worked on, and waits for <see cref="GoOn"/>.</summary>
    public async Task<Task<HttpResponseMessage>> BeginAsync(string path, params (string Name, string Value)[] headers)
    {
        var begun = _begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = PostAsync(path, headers);
        if (await Task.WhenAny(begun.Task, answer) == answer)
            throw new InvalidOperationException($"It did not begin: {(await answer).StatusCode}.");
        return answer;
    }

    /// <summary>A connection on which this was sent.</summary>
    public async Task<NetworkStream> SendAsync(string text)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Url.Host, Url.Port, TestContext.Current.CancellationToken);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        GoOn.TrySetResult();
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private TaskCompletionSource? _begun;

    private async Task WriteOnAsync(HttpContext context)
    {
        var block = new byte[64 * 1024];
        try
        {
            while (true)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            Dropped.SetResult(!context.Features.GetRequiredFeature<IHttpRequestTimeoutFeature>().RequestTimeoutToken.IsCancellationRequested);
        }
    }

    private async Task WaitAsync(HttpContext context)
    {
        _begun?.TrySetResult();
        await GoOn.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync("done", context.RequestAborted);
    }

    /// <summary>The server's own transport; only where the others are it says otherwise.</summary>
    private sealed class FromAfar(SocketTransportFactory sockets, IPAddress address) : IConnectionListenerFactory
    {
        public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken) => new Listener(await sockets.BindAsync(endpoint, cancellationToken), address);

        private sealed class Listener(IConnectionListener inner, IPAddress address) : IConnectionListener
        {
            public EndPoint EndPoint => inner.EndPoint;

            public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken)
            {
                var connection = await inner.AcceptAsync(cancellationToken);
                if (connection is not null)
                    connection.RemoteEndPoint = new IPEndPoint(address, 50_000);
                return connection;
            }

            public ValueTask UnbindAsync(CancellationToken cancellationToken) => inner.UnbindAsync(cancellationToken);

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
