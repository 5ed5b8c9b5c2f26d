using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Attacks.Traces;

/// <summary>Goes through every public door, each request full of <see cref="Marks"/>, and through as many ways of going wrong as there are.</summary>
internal sealed class MarkedVisitor(Uri site) : IDisposable
{
    private static readonly Dictionary<string, string> Things = new()
    {
        ["language"] = "en",
        ["index"] = "0",
        ["organisation"] = "party",
        ["day"] = "2026-11-22",
        ["path"] = "checkpoint",
        ["documentName"] = "v1",
        ["campaign"] = "7b0f3a52-7f0e-4b7c-9b1e-3f6c1c9d2a11",
        ["declaration"] = "7b0f3a52-7f0e-4b7c-9b1e-3f6c1c9d2a10",
    };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };

    /// <summary>How often each status was answered.</summary>
    public SortedDictionary<int, int> Statuses { get; } = [];

    /// <summary>Every door that anybody may go through, by the table, as it is meant and with wrong ids.</summary>
    public async Task WalkAsync(IReadOnlyDictionary<Door, RouteEndpoint> doors)
    {
        foreach (var line in PermissionTable.Lines.Where(line => line.Permission is null))
        {
            var address = Knock.Address(line, doors[line.Door], Things);
            var method = new HttpMethod(line.Door.Method == "ANY" ? "GET" : line.Door.Method);
            foreach (var path in (string[])[address, Wrong(address)])
                await AskAsync(method, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}q={Marks.Query}&{Marks.Query}={Marks.Query}&next=%2F{Marks.Query}", () => Body(line.Door));
        }
    }

    /// <summary>Somebody who declares and looks for names; JSON, forms and files; what is too large, of another kind, broken; a receipt guessed until it is refused.</summary>
    public async Task GoWrongAsync()
    {
        await AskAsync(HttpMethod.Post, "/api/v1/declarations", () => JsonContent.Create(new
        {
            group = Guid.NewGuid(),
            people = new[] { new { id = Guid.NewGuid(), name = Marks.Name, nameKind = "pseudonym", organisations = new[] { "party" } } },
        }));
        await AskAsync(HttpMethod.Get, $"/en/search?name={Uri.EscapeDataString(Marks.Name)}", () => null);
        await AskAsync(HttpMethod.Get, $"/en/{Marks.Path}/{Marks.Path}", () => null);
        await AskAsync(HttpMethod.Post, "/api/v1/receipts", () => new StringContent("{\"receipt\": \"" + Marks.Receipt + "\", broken", Encoding.UTF8, "application/json"));
        await AskAsync(HttpMethod.Post, "/api/v1/receipts", () => new StringContent(Marks.Field, Encoding.UTF8, "text/plain"));
        await AskAsync(HttpMethod.Post, "/en/declare", () => new StringContent(string.Concat(Enumerable.Repeat(Marks.Field + "&", 20_000)), Encoding.UTF8, "application/x-www-form-urlencoded"));
        await AskAsync(HttpMethod.Post, "/en/declare", () => new ByteArrayContent(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"{Marks.Field}"))
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") },
        });
        await AskAsync(HttpMethod.Post, "/en/declare", File);
        await AskAsync(HttpMethod.Delete, $"/en/declare?{Marks.Query}", () => null);
        await AskAsync(HttpMethod.Post, "/en/declare", () => Visitor.Form([("Group", Marks.Field)]), ("Sec-Fetch-Site", "cross-site"));
        for (var guess = 0; guess < 40; guess++)
            await AskAsync(HttpMethod.Post, "/en/receipt", () => Visitor.Form([("Code", Marks.Receipt)]));
    }

    /// <summary>A form with a file that is larger than what some keep in memory.</summary>
    private static MultipartFormDataContent File() => new()
    {
        { new StringContent(Marks.Name), "People[0].Name" },
        { new ByteArrayContent(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Marks.Field, 10_000)))), "file", $"{Marks.Field}.csv" },
    };

    public void Dispose() => _client.Dispose();

    private static HttpContent? Body(Door door) => door.Method != "POST" ? null
        : door.Pattern.StartsWith("/api/", StringComparison.Ordinal) ? JsonContent.Create(new { receipt = Marks.Receipt, group = Marks.Field, name = Marks.Name })
        : Visitor.Form([
            .. Filled.Fields(Things), ("Group", Guid.NewGuid().ToString()), ("People[0].Id", Guid.NewGuid().ToString()), ("People[0].Name", Marks.Name), ("People[0].Kind", "Pseudonym"), ("People[0].Organisations", "Party"),
            ("Code", Marks.Receipt), ("Name", Marks.Name), ("q", Marks.Name), ("Password", Marks.Field), (Marks.Field, Marks.Field),
        ]);

    private static string Wrong(string address) => address.Replace("/0", $"/{Marks.Path}", StringComparison.Ordinal).Replace("checkpoint", Marks.Path, StringComparison.Ordinal).Replace("2026-11-22", Marks.Path, StringComparison.Ordinal);

    private async Task AskAsync(HttpMethod method, string path, Func<HttpContent?> body, params (string Name, string Value)[] further)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body() };
        request.Headers.TryAddWithoutValidation("User-Agent", Marks.Agent);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Marks.Address);
        request.Headers.TryAddWithoutValidation("Accept-Language", Marks.Language);
        request.Headers.TryAddWithoutValidation("Referer", Marks.Referrer);
        request.Headers.TryAddWithoutValidation("Cookie", $"{Marks.Cookie}={Marks.Cookie}; ledgerline-session={Marks.Cookie}; form={Marks.Cookie}");
        request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.TryAddWithoutValidation("baggage", $"{Marks.Field}={Marks.Field}");
        foreach (var (name, value) in further)
            request.Headers.Add(name, value);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!Answer.IsEndless(answer))
            await answer.Content.ReadAsByteArrayAsync();
        Statuses[(int)answer.StatusCode] = Statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
    }
}
