using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>
/// A secret under a passphrase, as one line of text: <c>ledgerline-locked/v1 ITERATIONS SALT SEALED</c>, the last two in base64. The key is PBKDF2-HMAC-SHA-512 (RFC 8018) of the passphrase in
/// UTF-8, normalised to NFKC; the secret is sealed with AES-256-GCM (nonce ‖ ciphertext ‖ tag), the first two words authenticated.
/// </summary>
public static class LockedSecret
{
    /// <summary>The fewest characters of a passphrase: four words drawn by dice have about twenty.</summary>
    public const int MinPassphraseLength = 16;

    /// <summary>A second or so. Whoever has stolen the file needs as long for each guess.</summary>
    private const int Iterations = 1_000_000;

    /// <summary>So many could stop a start for minutes.</summary>
    private const int MostIterations = 100_000_000;

    private const string Mark = "ledgerline-locked/v1";
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static bool IsLocked(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <exception cref="FormatException">The passphrase is too short.</exception>
    public static string Lock(string secret, string passphrase)
    {
        if (passphrase.Length < MinPassphraseLength)
            throw new FormatException($"A passphrase has at least {MinPassphraseLength} characters: take four words by chance or more.");
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var head = string.Create(CultureInfo.InvariantCulture, $"{Mark} {Iterations}");
        var plain = Encoding.UTF8.GetBytes(secret);
        var value = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(value.AsSpan(0, NonceBytes));
        using var cipher = CipherOf(passphrase, salt, Iterations);
        cipher.Encrypt(value.AsSpan(0, NonceBytes), plain, value.AsSpan(NonceBytes, plain.Length), value.AsSpan(^TagBytes..), Encoding.ASCII.GetBytes(head));
        CryptographicOperations.ZeroMemory(plain);
        return $"{head} {Convert.ToBase64String(salt)} {Convert.ToBase64String(value)}";
    }

    /// <exception cref="FormatException">It is no locked secret.</exception>
    /// <exception cref="WrongPassphraseException">The passphrase is another one, or the text was altered.</exception>
    public static string Unlock(string text, string passphrase)
    {
        if (text.Trim().Split(' ') is not [Mark, var count, var saltText, var valueText]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations is < 1 or > MostIterations)
            throw new FormatException("This is no locked key.");
        var (salt, value) = (Convert.FromBase64String(saltText), Convert.FromBase64String(valueText));
        if (value.Length < NonceBytes + TagBytes)
            throw new FormatException("This is no locked key.");
        var plain = new byte[value.Length - NonceBytes - TagBytes];
        using var cipher = CipherOf(passphrase, salt, iterations);
        try
        {
            cipher.Decrypt(
                value.AsSpan(0, NonceBytes), value.AsSpan(NonceBytes, plain.Length), value.AsSpan(^TagBytes..), plain,
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark} {iterations}")));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new WrongPassphraseException();
        }

        var secret = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return secret;
    }

    private static AesGcm CipherOf(string passphrase, byte[] salt, int iterations)
    {
        var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA512, MasterKey.Bytes);
        return new AesGcm(key, TagBytes);
    }
}

/// <summary>The passphrase does not open the key.</summary>
public sealed class WrongPassphraseException() : Exception("That passphrase does not open the key.");
