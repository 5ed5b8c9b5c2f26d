using System.Security.Cryptography;

namespace Ledgerline.Centres.SignIn;

/// <summary>Codes to be read out or copied by hand: three groups of four letters without look-alikes (about 54 bits).</summary>
internal static class SpokenCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const int Length = 12;

    public static string Make() => Write(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>However it was typed: capitals, spaces and hyphens make no difference.</summary>
    /// <returns>Null where it is no such code.</returns>
    public static string? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '‐' or '–')).Take(Length + 1)]).ToLowerInvariant();
        return letters.Length == Length && letters.All(letter => Letters.Contains(letter, StringComparison.Ordinal)) ? Write(letters) : null;
    }

    private static string Write(string letters) => string.Join('-', letters.Chunk(4).Select(group => new string(group)));
}
