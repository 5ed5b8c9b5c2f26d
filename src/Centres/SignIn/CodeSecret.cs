using System.Security.Cryptography;
using OtpNet;

namespace Ledgerline.Centres.SignIn;

/// <summary>The secret that an account shares with an app which shows another six digits each thirty seconds (TOTP, RFC 6238, with the values that every such app takes).</summary>
internal sealed record CodeSecret(byte[] Bytes)
{
    private const int Length = 20;

    /// <summary>A clock may be a step ahead or behind (RFC 6238, 5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>As it is typed into an app that has no camera: Base32, in groups of four.</summary>
    public string Words => string.Join(' ', Base32Encoding.ToString(Bytes).Chunk(4).Select(group => new string(group)));

    public static CodeSecret Make() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>What an app reads from the picture (the key URI format that apps agree on).</summary>
    public string Address(string name) => new OtpUri(OtpType.Totp, Bytes, name, "Ledgerline").ToString();

    /// <param name="after">The step of the code that was taken last: neither it nor an earlier one is taken again (RFC 6238, 5.2).</param>
    /// <returns>The step of the code, to be remembered; null where it is wrong or was used.</returns>
    public long? StepOf(string code, DateTimeOffset now, long after) =>
        new Totp(Bytes).VerifyTotp(now.UtcDateTime, code, out var step, Window) && step > after ? step : null;
}
