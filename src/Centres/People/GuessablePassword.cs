namespace Ledgerline.Centres.People;

/// <summary>Passwords that are tried first by whoever tries many: known ones, words, dates, rows of keys, and the account's own name (NIST SP 800-63B, 5.1.1.2).</summary>
internal static class GuessablePassword
{
    /// <summary>Fewer than 10⁸ guesses, zxcvbn's "somewhat guessable": hours for who has stolen the database, days for who asks the site.</summary>
    private const int FewestScore = 3;

    /// <summary>What comes after does not make it easier, and would take long to look at.</summary>
    private const int MostLooked = 64;

    public static bool Is(string password, string? name) =>
        Zxcvbn.Zxcvbn.MatchPassword(password.Length > MostLooked ? password[..MostLooked] : password, [name ?? "", "ledgerline"]).Score < FewestScore;
}
