using System.Net;

namespace Ledgerline.Faults.Killing;

/// <summary>A client that does what the pages do when the server is away: the same request again, until it is answered.</summary>
internal sealed class PersistentClient(Uri url, CancellationToken end) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        ConnectTimeout = TimeSpan.FromSeconds(2),
    })
    { BaseAddress = url, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Runs <paramref name="request"/> until the server has answered it with something else than a fault of its own.</summary>
    /// <exception cref="OperationCanceledException">The test is over and it is still unanswered.</exception>
    public async Task<T> UntilAnsweredAsync<T>(Func<HttpClient, Task<T?>> request)
        where T : class
    {
        while (true)
        {
            end.ThrowIfCancellationRequested();
            try
            {
                if (await request(_client) is { } answer)
                    return answer;
            }
            catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !end.IsCancellationRequested))
            {
                // The server is down: this is what it is about.
            }

            await Task.Delay(20, end);
        }
    }

    public void Dispose() => _client.Dispose();
}
