using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Certificates;

/// <summary>
/// About how wide words are, in ems (the size of the type), where there is no font at hand to measure with: enough to choose a size by. On the wide side, so that what is
/// reckoned to fit does.
/// </summary>
internal static class TextWidth
{
    public static double Ems(string text) => Clusters(text).Sum(ClusterEms);

    /// <summary>Breaks a text into lines of at most <paramref name="ems"/>: at spaces, and within a word that no line could hold between its characters.</summary>
    public static IReadOnlyList<string> Wrap(string text, double ems)
    {
        var lines = new List<string>();
        var (line, width) = (new StringBuilder(), 0.0);
        foreach (var piece in text.Split(' ').SelectMany((word, i) => Pieces(i == 0 ? word : " " + word, ems)))
        {
            if (line.Length > 0 && width + Ems(piece) > ems)
            {
                lines.Add(line.ToString());
                (line, width) = (new StringBuilder(), 0);
            }

            // No line begins with a space.
            var kept = line.Length == 0 ? piece.TrimStart(' ') : piece;
            line.Append(kept);
            width += Ems(kept);
        }

        return [.. lines, line.ToString()];
    }

    /// <summary>Breaks a text into as few lines of at most <paramref name="ems"/> as it can be, each about as long as the others.</summary>
    public static IReadOnlyList<string> Balance(string text, double ems)
    {
        var lines = Wrap(text, ems);
        for (var narrower = Ems(text) / lines.Count; narrower < ems; narrower++)
        {
            var balanced = Wrap(text, narrower);
            if (balanced.Count == lines.Count && balanced.All(line => Ems(line) <= ems))
                return balanced;
        }

        return lines;
    }

    private static IEnumerable<string> Pieces(string word, double ems) => Ems(word) <= ems ? [word] : Clusters(word);

    private static IEnumerable<string> Clusters(string text)
    {
        for (var clusters = StringInfo.GetTextElementEnumerator(text); clusters.MoveNext();)
            yield return clusters.GetTextElement();
    }

    private static double ClusterEms(string cluster) => cluster.EnumerateRunes().Max(RuneEms);

    // After the widest of the fonts that the stacks name.
    private static double RuneEms(Rune rune) => rune.Value switch
    {
        ' ' => 0.35,
        'W' or 'M' or '@' or '%' => 1.1,
        'm' or 'w' => 0.98,
        0xFDFD => 7,
        >= 0x1F000 and <= 0x1FAFF => 1.4,
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0x1D400 and <= 0x1D7FF) or >= 0x20000 => 1.05,
        _ => CategoryEms(Rune.GetUnicodeCategory(rune)),
    };

    private static double CategoryEms(UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        UnicodeCategory.UppercaseLetter => 0.85,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => 0.67,
        UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.OtherPunctuation => 0.6,
        _ => 0.85,
    };
}
