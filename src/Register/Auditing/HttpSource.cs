using System.Net;

namespace Ledgerline.Register.Auditing;

/// <summary>A log on a web server. Bounded in size, time and requests at once; follows no redirect to elsewhere.</summary>
internal sealed class HttpSource : ILogSource
{
    private const int RequestsAtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Uri _prefix;
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.GZip,
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = RequestsAtOnce,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        // The time of a whole request is bounded below, its body included.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly SemaphoreSlim _turns = new(RequestsAtOnce);

    /// <param name="prefix">The log's prefix, with a slash at its end.</param>
    public HttpSource(Uri prefix) => _prefix = prefix;

    public string Name => _prefix.ToString();

    public async ValueTask<ReadOutcome> ReadAsync(string path, FileBuffer into, int most, CancellationToken cancel, DateTimeOffset? changedSince = null)
    {
        await _turns.WaitAsync(cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await AskAsync(path, into, most, changedSince, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new LogUnreachableException($"{_prefix}{path} was not answered within {Patience.TotalSeconds:0} seconds.", late);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException)
        {
            throw new LogUnreachableException($"{_prefix}{path} cannot be read: {failed.Message}", failed);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _turns.Dispose();
    }

    private async Task<ReadOutcome> AskAsync(string path, FileBuffer into, int most, DateTimeOffset? changedSince, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_prefix, path));
        request.Headers.IfModifiedSince = changedSince;
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return ReadOutcome.Missing;
        if (answer.StatusCode == HttpStatusCode.NotModified && changedSince is not null)
            return ReadOutcome.Unchanged;
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new LogUnreachableException($"{_prefix}{path} was answered with {(int)answer.StatusCode}.");
        var outcome = await ReadAsync(await answer.Content.ReadAsStreamAsync(cancel), into, most, cancel);
        into.ChangedAt = SafelyChangedAt(answer);
        return outcome;
    }

    private static async Task<ReadOutcome> ReadAsync(Stream body, FileBuffer into, int most, CancellationToken cancel)
    {
        var filled = 0;
        while (true)
        {
            var room = into.Room(filled + 1);
            var read = await body.ReadAsync(room[filled..], cancel);
            if (read == 0)
                break;
            filled += read;
            // Unpacked bytes are counted, so that a small body cannot become a large one.
            if (filled > most)
                return ReadOutcome.TooLarge;
        }

        into.Fill(filled);
        return ReadOutcome.Read;
    }

    /// <summary>
    /// HTTP's times are whole seconds: a file that was changed just now may be changed again within the same one, so it is taken as a second older
    /// and read again next time.
    /// </summary>
    private static DateTimeOffset? SafelyChangedAt(HttpResponseMessage answer) =>
        answer.Content.Headers.LastModified is not { } changed ? null
        : answer.Headers.Date is { } now && now - changed >= TimeSpan.FromSeconds(2) ? changed
        : changed.AddSeconds(-1);
}
