using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Ledgerline.Web.RateLimits;

/// <summary>
/// Closes at once what a network opens beyond its connections, so that one alone cannot take all there are. Named proxies and addresses that are no network's own are
/// not counted: many people are behind them.
/// </summary>
internal sealed class LimitConnections(NetworkHash hash, int most, IReadOnlyList<IPNetwork> proxies)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, int> _open = [];

    /// <summary>How many networks have connections.</summary>
    public int Networks
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    public async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var network = NetworkOf(connection.RemoteEndPoint);
        if (!TryOpen(network))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Close(network);
        }
    }

    private UInt128? NetworkOf(EndPoint? from) =>
        from is IPEndPoint { Address: var address } && !proxies.Any(proxy => proxy.Contains(address)) ? hash.Of(address) : null;

    private bool TryOpen(UInt128? network)
    {
        if (network is not { } id)
            return true;
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(id);
            if (open >= most)
                return false;
            _open[id] = open + 1;
            return true;
        }
    }

    private void Close(UInt128? network)
    {
        if (network is not { } id)
            return;
        lock (_lock)
        {
            if (--_open[id] == 0)
                _open.Remove(id);
        }
    }
}
