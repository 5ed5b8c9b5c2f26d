namespace Ledgerline.Web.RateLimits;

/// <summary>A bucket of so many tokens at most, which fills again by so many a second.</summary>
internal readonly record struct Allowance(double Burst, double PerSecond)
{
    /// <summary>After how long an empty bucket is full again.</summary>
    public TimeSpan Refill => TimeSpan.FromSeconds(Burst / PerSecond);

    /// <summary>What one network may do, and everybody together.</summary>
    public static (Allowance Network, Allowance Everybody) Of(NetworkPolicy policy) => policy switch
    {
        NetworkPolicy.ReadingApi => (new(60, 10), new(2_000, 500)),
        // A centre's evening from behind one address; 20 a second are 1.7 million a day.
        NetworkPolicy.Declaring => (new(30, 0.2), new(600, 20)),
        // Of each account. Nobody is locked out from elsewhere by what one network does; everybody's is for a flood, in which passkeys still open.
        NetworkPolicy.SignInGuesses => (new(10, 1 / 30d), new(3_000, 50)),
        // 10^15 codes at one a second: nobody finds a certain one, and of a million receipts one in thirty years. A network's own are few, so that it cannot use up everybody's.
        NetworkPolicy.ReceiptGuesses => (new(10, 1 / 30d), new(60, 1)),
    };
}
