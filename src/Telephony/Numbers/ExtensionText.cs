using System.Buffers;
using System.Text.RegularExpressions;

namespace Ledgerline.Telephony.Numbers;

/// <summary>Recognises an extension behind a number ("x12", "ext. 12", ";ext=12", ",,12", "доб. 12", "anexo 12", "- 12#").</summary>
internal static class ExtensionText
{
    private const string Separators = "[ ,]*";
    private const string AfterLabel = "[:.]?[ ,-]*";

    // The ambiguous labels may be followed by fewer digits, so that two numbers beside each other are not taken for one.
    private static readonly Lazy<Regex> AtEnd = new(() => new Regex(
        "(?:" + string.Join('|',
            @";ext=\d{1,20}",
            Separators + "(?:e?xt(?:ensi(?:o\u0301?|\u00F3))?n?|\u0434\u043E\u0431|anexo)" + AfterLabel + @"\d{1,20}#?",
            Separators + "(?:[x#~]|int)" + AfterLabel + @"\d{1,9}#?",
            @"[- ]+\d{1,6}#",
            " *(?:,{2}|;)" + AfterLabel + @"\d{1,15}#?",
            " *,+" + AfterLabel + @"\d{1,9}#?") + ")$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));

    private static readonly SearchValues<char> Plain = SearchValues.Create("+0123456789-()./[]* ");

    /// <summary>
    /// Where the extension begins that follows a viable number; -1 where there is none. Only two digits before it are a number
    /// if the candidate as a whole is one, which it can be because an x may also stand for a space.
    /// </summary>
    public static int FindStart(ReadOnlySpan<char> candidate)
    {
        const int twoDigits = 2;
        if (candidate.IndexOfAnyExcept(Plain) < 0) return -1;
        foreach (var found in AtEnd.Value.EnumerateMatches(candidate))
        {
            var isBehindNumber = NumberText.IsViable(candidate[..found.Index]) && (found.Index > twoDigits || NumberText.IsViable(candidate));
            return isBehindNumber ? found.Index : -1;
        }

        return -1;
    }
}
