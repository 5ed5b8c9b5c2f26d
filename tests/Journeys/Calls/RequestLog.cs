using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Ledgerline.Journeys.Calls;

/// <summary>What the server was asked and has answered, for what no page is there any more to tell of.</summary>
internal sealed class RequestLog : IStartupFilter
{
    private readonly ConcurrentQueue<(string Method, string Path, int Status)> _answered = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest(context);
            var path = context.Request.Path.Value ?? "";
            _answered.Enqueue((context.Request.Method, path, context.Response.StatusCode));
            Awaited(LastPart(path)).TrySetResult();
        });
        next(app);
    };

    /// <summary>Ends when the first request to a path that ends so has been answered.</summary>
    public Task AnsweredAsync(string lastPart) => Awaited(lastPart).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public int CountOf(string method, string lastPart) => _answered.Count(one => one.Method == method && LastPart(one.Path) == lastPart);

    public IReadOnlyList<string> Failures => [.. _answered.Where(one => one.Status >= 500).Select(one => $"{one.Status} for {one.Method} {one.Path}")];

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    private TaskCompletionSource Awaited(string lastPart) =>
        _awaited.GetOrAdd(lastPart, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
