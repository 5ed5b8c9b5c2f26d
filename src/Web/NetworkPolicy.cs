namespace Ledgerline.Web;

/// <summary>What strangers are limited in. How much of it: <c>RateLimits/Allowance.cs</c>.</summary>
public enum NetworkPolicy
{
    /// <summary>Reading the register by programs. Pages are not counted: they come from the cache.</summary>
    ReadingApi,

    /// <summary>Sending declarations.</summary>
    Declaring,

    /// <summary>Receipt codes that nobody has. Take one before looking, and give it back where the code was right.</summary>
    ReceiptGuesses,

    /// <summary>Passwords, codes and invitations that are wrong. Take one before looking, and give it back where it was right.</summary>
    SignInGuesses,
}
