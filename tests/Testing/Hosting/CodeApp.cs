using OtpNet;

namespace Ledgerline.Testing.Hosting;

/// <summary>An app for sign-in codes, whose clock is the test's.</summary>
public static class CodeApp
{
    /// <param name="secret">As the page shows it to whoever has no camera.</param>
    /// <returns>The six digits that it shows now.</returns>
    public static string Show(string secret, TimeProvider clock) =>
        new Totp(Base32Encoding.ToBytes(secret.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(clock.GetUtcNow().UtcDateTime);
}
