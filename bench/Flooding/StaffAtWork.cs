using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Bench.Flooding;

/// <summary>A volunteer at her call page: the steps of a call, one after the other, with as long as somebody needs in between. Each step's answer is timed.</summary>
internal sealed class StaffAtWork(Uri site, string name, string password, Acknowledged acknowledged) : IDisposable
{
    private static readonly string[] Organisations = ["Party"];
    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
    private List<double> _took = [];

    /// <summary>How many steps were not answered as they should be.</summary>
    public int Failed { get; private set; }

    public async Task SignInAsync() => (await _client.SubmitAsync("/sign-in", "#with-password", ("Name", name), ("Password", password))).EnsureRedirected();

    /// <summary>Works until the time is over.</summary>
    /// <returns>How long each step's answer took, in milliseconds.</returns>
    public async Task<List<double>> RunAsync(TimeSpan time)
    {
        _took = [];
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
            await CallAsync();
        return _took;
    }

    public void Dispose() => _client.Dispose();

    private async Task CallAsync()
    {
        var between = await (await AskAsync(HttpStatusCode.OK, () => _client.GetAsync(new Uri("/call", UriKind.Relative)))).PageAsync();
        if (between.QuerySelector("form.next") is not null)
            await AskAsync(HttpStatusCode.Redirect, () => _client.SubmitAsync(between, "form.next"));
        var open = await (await AskAsync(HttpStatusCode.OK, () => _client.GetAsync(new Uri("/call", UriKind.Relative)))).PageAsync();
        var call = open.QuerySelector("#call")?.GetAttribute("data-call") ?? throw new CannotMeasureException("A volunteer was handed nobody.");
        var token = open.QuerySelector("main input[name=token]")!.GetAttribute("value")!;
        await StepAsync(HttpMethod.Post, call, token, "dial", null);
        await StepAsync(HttpMethod.Post, call, token, "renew", null);
        var saved = await StepAsync(HttpMethod.Put, call, token, "person", new { Id = Guid.NewGuid(), Name = "Ming Hope", Real = false, Organisations });
        if (saved.ValueKind == JsonValueKind.Object && saved.GetProperty("receipt").GetString() is { } receipt)
            acknowledged.Add(receipt);
        await StepAsync(HttpMethod.Put, call, token, "note", new { Text = "Spoke for a while.", Moments = Array.Empty<string>() });
        await StepAsync(HttpMethod.Put, call, token, "report", new { Outcome = "SpokeAndFinished", Seconds = 0.0 });
    }

    private async Task<JsonElement> StepAsync(HttpMethod method, string call, string token, string step, object? body)
    {
        using var answer = await AskAsync(HttpStatusCode.OK, () =>
        {
            var request = new HttpRequestMessage(method, $"/call/{call}/live/{step}") { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Add("RequestVerificationToken", token);
            request.Headers.Add("Accept", "application/json");
            return _client.SendAsync(request);
        });
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpStatusCode wanted, Func<Task<HttpResponseMessage>> ask)
    {
        await Task.Delay(Thinks);
        var start = Stopwatch.GetTimestamp();
        var answer = await ask();
        _took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (answer.StatusCode != wanted)
            Failed++;
        return answer;
    }
}

internal static class Redirected
{
    public static void EnsureRedirected(this HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new CannotMeasureException($"Signing in was answered {(int)answer.StatusCode}.");
    }
}
