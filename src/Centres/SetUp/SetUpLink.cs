using System.Security.Cryptography;

namespace Ledgerline.Centres.SetUp;

/// <summary>The one-time token that makes an empty system's first centre and person. Lives in memory only; a restart makes another.</summary>
internal sealed class SetUpLink
{
    private string? _token;

    /// <summary>Makes the token; the caller has found that there is nobody yet.</summary>
    public string Make() => _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Opens(string? token) =>
        _token is { } expected && token is not null
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(expected));

    /// <summary>From here on the link is dead.</summary>
    public void Close() => _token = null;
}
