using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>What the scripts of the call page ask, over HTTP.</summary>
internal sealed class Live : IAsyncDisposable
{
    public required CallPage Page { get; init; }

    public required HttpClient Client { get; init; }

    public required string Call { get; init; }

    public required string Token { get; init; }

    public static async Task<Live> OpenAsync(int contacts = 3)
    {
        var page = await CallPage.OpenAsync(contacts);
        await page.NextAsync();
        return await ForAsync(page, page.Client, (await page.GetAsync()).QuerySelector("#call")!.GetAttribute("data-call")!);
    }

    public static async Task<Live> ForAsync(CallPage page, HttpClient client, string call)
    {
        using var answer = await client.GetAsync(new Uri("/call", UriKind.Relative));
        var shown = await answer.PageAsync();
        return new Live { Page = page, Client = client, Call = call, Token = shown.QuerySelector("main input[name=token]")!.GetAttribute("value")! };
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string step, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/call/{Call}/live/{step}");
        request.Headers.Add("RequestVerificationToken", Token);
        request.Headers.Add("Accept", "application/json");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await Client.SendAsync(request);
        var isJson = answer.Content.Headers.ContentType?.MediaType == "application/json";
        return (answer.StatusCode, isJson ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default);
    }

    public ValueTask DisposeAsync() => ReferenceEquals(Client, Page.Client) ? Page.DisposeAsync() : ValueTask.CompletedTask;
}
