namespace Ledgerline.Stories.Translating;

/// <summary>What is known of how languages are written.</summary>
internal static class Scripts
{
    /// <summary>Whether no space stands beside it where one word ends: Han, kana, and the scripts of Thailand, Laos, Burma, Tibet and Cambodia.</summary>
    public static bool IsWithoutSpaces(char one) => one
        is (>= '\u0E00' and <= '\u0FFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>What stands between two sentences.</summary>
    public static string BetweenSentences(string language) => language.Split('-')[0] is "zh" or "yue" or "ja" ? "" : " ";
}
