using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Web.RateLimits;

/// <summary>
/// What a network is remembered by: the first half of its HMAC-SHA256, under a random key that is never anywhere but here and is replaced when a new
/// day (UTC) begins, from when on nobody can say any more which network it was.
/// </summary>
internal sealed class NetworkHash(TimeProvider time)
{
    private const int KeyBytes = 32;
    private const int MostNetworkBytes = 6;

    /// <summary>Private networks (RFC 1918, RFC 4193) and links (RFC 3927, RFC 4291). What comes from there is a proxy's.</summary>
    private static readonly IPNetwork[] Private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10" }.Select(IPNetwork.Parse)];

    private readonly Lock _lock = new();
    private readonly byte[] _key = new byte[KeyBytes];
    private DateOnly? _day;

    /// <summary>Null for an address that is no network's of its own, and where there is none; unless it is asked for something of it.</summary>
    /// <param name="of">What of the network, such as an account: it is hashed with it.</param>
    public UInt128? Of(IPAddress? address, string? of = null)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        var network = NetworkOf(address);
        if (network.Length == 0 && of is null)
            return null;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(of is null ? network : [(byte)network.Length, .. network, .. Encoding.UTF8.GetBytes(of)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static byte[] NetworkOf(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address) || Private.Any(network => network.Contains(address)))
            return [];
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? bytes[..3] : bytes[..MostNetworkBytes];
    }

    private void Hash(ReadOnlySpan<byte> network, Span<byte> hash)
    {
        lock (_lock)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            if (_day != today)
            {
                RandomNumberGenerator.Fill(_key);
                _day = today;
            }

            HMACSHA256.HashData(_key, network, hash);
        }
    }
}
