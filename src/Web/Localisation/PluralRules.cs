namespace Ledgerline.Web.Localisation;

/// <summary>The plural categories of Unicode's CLDR, for whole numbers. A language not named here has <c>one</c> for 1 and <c>other</c>.</summary>
internal static class PluralRules
{
    public static string Category(string language, long count)
    {
        var number = Math.Abs(count);
        return language.Split('-')[0] switch
        {
            "zh" or "ja" or "ko" or "vi" or "th" or "id" or "ms" or "my" or "lo" => "other",
            "fr" => number <= 1 ? "one" : Millions(number),
            "pt" => number <= 1 ? "one" : Millions(number),
            "es" or "it" or "ca" => number == 1 ? "one" : Millions(number),
            "ru" or "uk" or "be" => EastSlavic(number),
            "pl" => number == 1 ? "one" : EastSlavic(number) is "few" ? "few" : "many",
            "cs" or "sk" => number switch { 1 => "one", >= 2 and <= 4 => "few", _ => "other" },
            "he" => number switch { 1 => "one", 2 => "two", _ => "other" },
            "ar" => Arabic(number),
            "fa" or "hi" or "bn" => number <= 1 ? "one" : "other",
            _ => number == 1 ? "one" : "other",
        };
    }

    private static string Millions(long number) => number != 0 && number % 1_000_000 == 0 ? "many" : "other";

    private static string EastSlavic(long number) => (number % 10, number % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, < 12 or > 14) => "few",
        _ => "many",
    };

    private static string Arabic(long number) => (number, number % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };
}
