using System.Net;
using System.Text.RegularExpressions;

namespace Ledgerline.Attacks.Ground;

/// <summary>
/// Whoever asks: a browser whose cookies are seen and changed at will, and are sent whatever they say of themselves; it follows no redirect. Several can be one person.
/// </summary>
internal sealed partial class Visitor(Uri site) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });

    public Dictionary<string, string> Cookies { get; } = [];

    public Task<Answer> GetAsync(string path, Action<HttpRequestMessage>? also = null) => SendAsync(HttpMethod.Get, path, null, also);

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(HttpMethod.Post, path, Form(fields));

    public static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Sends exactly what it is told to.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? also = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(site + path[1..])) { Content = content };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        also?.Invoke(request);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var kept = Answer.IsEndless(answer) ? "" : await answer.Content.ReadAsStringAsync();
        return Take(new Answer(answer, kept));
    }

    /// <summary>Opens a page with a form and gives its token.</summary>
    public async Task<string> TokenAsync(string path) =>
        Token().Match((await GetAsync(path)).Body) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : throw new InvalidOperationException($"{path} has no form.");

    public void Dispose() => _client.Dispose();

    private Answer Take(Answer answer)
    {
        foreach (var (name, value) in answer.SetCookies)
        {
            if (value.Length == 0)
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }

        return answer;
    }

    [GeneratedRegex("""name="token" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
