using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ledgerline.Web;

/// <summary>
/// What one request or connection may take: whoever sends more, or too slowly, is dropped. An ordinary form is far below all of it, also over the slowest telephone network.
/// </summary>
public sealed record RequestLimits
{
    private const int MaxHeaders = 64;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxRequestLineBytes = 8 * 1024;
    private const int MaxStreams = 50;

    /// <summary>Of a request that is being received.</summary>
    private const int MaxRequestBufferBytes = 256 * 1024;

    /// <summary>A page is written as a whole, so that who reads it slowly keeps no place.</summary>
    private const int MaxResponseBufferBytes = 256 * 1024;

    /// <summary>Within this a request's headers have come.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After this a connection on which nothing is asked is closed. Longer than proxies keep theirs.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>How fast a body has to come, and an answer to be taken, in bytes a second.</summary>
    public double SlowestBytesPerSecond { get; init; } = 240;

    /// <summary>For how long it may be slower. More than a second.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Within this a request is answered, the time in which its body comes included.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The same where a file is sent (<see cref="StreamedFormAttribute"/>).</summary>
    public TimeSpan Upload { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The most connections at once.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>The most connections at once from one network (IPv4 /24, IPv6 /48), of those that come to us directly and not through a named proxy.</summary>
    public int ConnectionsOfNetwork { get; init; } = 500;

    /// <summary>Tells the server what does not depend on the endpoint.</summary>
    public void ApplyTo(KestrelServerOptions kestrel)
    {
        var limits = kestrel.Limits;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestLineSize = MaxRequestLineBytes;
        limits.MaxRequestBufferSize = MaxRequestBufferBytes;
        limits.MaxResponseBufferSize = MaxResponseBufferBytes;
        limits.RequestHeadersTimeout = Headers;
        limits.KeepAliveTimeout = Idle;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, SlowFor);
        limits.MinResponseDataRate = new MinDataRate(SlowestBytesPerSecond, SlowFor);
        limits.MaxConcurrentConnections = Connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
    }
}
