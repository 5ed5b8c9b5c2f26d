using System.Collections.Concurrent;

namespace Ledgerline.Bench.Reading;

/// <summary>
/// Readers of one page, each with a connection that is kept. They send the same bytes again and again and count what comes back, so that next to nothing of
/// what is measured is theirs.
/// </summary>
/// <param name="form">What is posted; null where the page is only asked for.</param>
internal sealed class Readers(Uri site, string path, string? form) : IDisposable
{
    private readonly byte[] _request = Connection.Request(site, path, form);

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly ConcurrentBag<Connection> _all = [];

    /// <summary>Reads the page once.</summary>
    /// <returns>The bytes of its body.</returns>
    public async Task<int> ReadAsync()
    {
        if (!_idle.TryTake(out var connection))
            _all.Add(connection = await Connection.OpenAsync(site));
        var answer = await connection.AskAsync(_request);
        if (answer.Status != 200)
            throw new CannotMeasureException($"The answer was {answer.Status}.");
        _idle.Add(connection);
        return answer.Bytes;
    }

    public void Dispose()
    {
        foreach (var connection in _all)
            connection.Dispose();
    }
}
