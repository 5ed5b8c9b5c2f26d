using System.Net;
using System.Text;

namespace Ledgerline.Register.Publishing;

/// <summary>Requests to witnesses, whose answers are believed to be hostile: bounded in size, never followed elsewhere, and no exception whatever they do.</summary>
internal static class WitnessHttp
{
    /// <summary>The most that is read of an answer.</summary>
    public const int MaxAnswerBytes = 128 * 1024;

    private const int MaxWhy = 200;

    /// <summary>A client for all witnesses. Keeps connections; follows no redirection, keeps no cookie.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    /// <param name="cancel">Limits the time.</param>
    public static async Task<Exchange> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
            var body = new byte[MaxAnswerBytes + 1];
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
            return length > MaxAnswerBytes
                ? new Exchange(answer.StatusCode, [], "its answer is too long")
                : new Exchange(answer.StatusCode, body[..length], null);
        }
        catch (Exception outage) when (outage is HttpRequestException or IOException)
        {
            return new Exchange(null, [], OneLine(outage.Message));
        }
        catch (OperationCanceledException)
        {
            return new Exchange(null, [], "no answer in time");
        }
    }

    /// <summary>What may be shown of a text that a stranger wrote: one short line of plain characters.</summary>
    public static string OneLine(string text)
    {
        var line = text.AsSpan().Trim();
        line = line[..Math.Min(line.Length, MaxWhy)];
        var end = line.IndexOfAny('\r', '\n');
        return string.Concat((end < 0 ? line : line[..end]).ToString().Select(c => c is >= ' ' and <= '~' ? c : '?'));
    }

    /// <summary>What came back.</summary>
    /// <param name="Status">Null when nothing did.</param>
    /// <param name="Body">All of the body; empty where something is wrong.</param>
    /// <param name="Wrong">What is wrong, or null.</param>
    internal sealed record Exchange(HttpStatusCode? Status, byte[] Body, string? Wrong)
    {
        public string Text => Encoding.UTF8.GetString(Body);
    }
}
