using System.Security.Cryptography;
using System.Text;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Witnessing;

/// <summary>The logs that a witness watches, by their origins and by the hashes of these under which their checkpoints are asked for.</summary>
internal sealed class WatchedLogs
{
    private readonly Dictionary<string, VerifierKey[]> _keys;
    private readonly Dictionary<string, string> _origins;

    public WatchedLogs(IEnumerable<VerifierKey> logs)
    {
        _keys = logs.Distinct().GroupBy(key => key.Name).ToDictionary(log => log.Key, log => log.ToArray());
        _origins = _keys.Keys.ToDictionary(OriginHash);
    }

    public IEnumerable<VerifierKey> Keys => _keys.Values.SelectMany(keys => keys);

    /// <summary>The origin's SHA-256 in lower-case hexadecimal (C2SP tlog-witness, "Monitor Retrieval Mechanism").</summary>
    public static string OriginHash(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)));

    /// <returns>The keys whose word is taken for that log; null when it is not watched.</returns>
    public IReadOnlyCollection<VerifierKey>? KeysOf(string origin) => _keys.GetValueOrDefault(origin);

    /// <returns>The origin with that hash; null when no such log is watched.</returns>
    public string? OriginOf(string hash) => _origins.GetValueOrDefault(hash);
}
