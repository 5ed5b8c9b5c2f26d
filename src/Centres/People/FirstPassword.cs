using System.Security.Cryptography;

namespace Ledgerline.Centres.People;

/// <summary>A password for a new account, to be told over a telephone: three groups of four letters without look-alikes (about 54 bits).</summary>
internal static class FirstPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public static string Make() => string.Join('-', RandomNumberGenerator.GetString(Letters, 12).Chunk(4).Select(group => new string(group)));
}
