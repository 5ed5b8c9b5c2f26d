using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Faults.Killing;

/// <summary>A volunteer on the hotline: call after call, three people on each, entered one by one as the call page does.</summary>
internal sealed class Volunteer(int number, Uri url, string name, string password, Ledger ledger, CancellationToken end) : IDisposable
{
    private const int PeopleOnACall = 3;

    private readonly PersistentClient _client = new(url, end);

    public async Task WorkAsync()
    {
        for (var person = 0; !end.IsCancellationRequested;)
        {
            var (call, token) = await BeginCallAsync();
            for (var i = 0; i < PeopleOnACall; i++)
                await EnterAsync(call, token, $"Volunteer {number} person {++person}");
            await ReportAsync();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(string Call, string Token)> BeginCallAsync()
    {
        var page = await _client.UntilAnsweredAsync(async client =>
        {
            var page = await client.PageAsync("/call");
            if (page.QuerySelector("#call") is not null)
                return page;
            if (page.QuerySelector("form.next") is null)
                await client.SubmitAsync("/sign-in", "#with-password", ("Name", name), ("Password", password));
            else
                await client.PressAsync(page, "form.next", "/call/inbound");
            return null;
        });
        return (page.QuerySelector("#call")!.GetAttribute("data-call")!, page.QuerySelector("#call [name=token]")!.GetAttribute("value")!);
    }

    /// <summary>One person, one id, however often it has to be sent.</summary>
    private async Task EnterAsync(string call, string token, string person)
    {
        var row = new { id = Guid.NewGuid(), name = person, real = false, organisations = new[] { "YoungPioneers" } };
        var answer = await _client.UntilAnsweredAsync(async client =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/call/{call}/live/person") { Content = JsonContent.Create(row) };
            request.Headers.Add("RequestVerificationToken", token);
            using var response = await client.SendAsync(request, end);
            return (int)response.StatusCode switch
            {
                200 or 422 => await response.Content.ReadFromJsonAsync<JsonObject>(end),
                >= 500 => null,
                var refused => throw new InvalidOperationException($"Who is entered on a call is refused: {refused}."),
            };
        });
        ledger.Acknowledge(person, (string?)answer["receipt"]);
    }

    private Task<IDocument> ReportAsync() => _client.UntilAnsweredAsync(async client =>
    {
        var page = await client.PageAsync("/call");
        if (page.QuerySelector("#call") is not { } form)
            return page;
        await client.PressAsync(page, "#call", $"/call/{form.GetAttribute("data-call")}/report", ("Form.Outcome", "SpokeAndFinished"));
        return null;
    });
}
