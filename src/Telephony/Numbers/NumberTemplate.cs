using System.Text;
using System.Text.RegularExpressions;

namespace Ledgerline.Telephony.Numbers;

/// <summary>Fills templates such as <c>($1) $2-$3</c>: a dollar and one digit stand for a group, everything else for itself.</summary>
internal static class NumberTemplate
{
    public static string Fill(string template, Match match)
    {
        var filled = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '$' && i + 1 < template.Length) filled.Append(match.Groups[template[++i] - '0'].ValueSpan);
            else filled.Append(template[i]);
        }

        return filled.ToString();
    }

    /// <summary>
    /// Puts a national prefix rule such as <c>0$1</c> around the first group that a template names, which need not be
    /// group 1: with the rule <c>0$1</c>, <c>$2 15-$3-$4</c> becomes <c>0$2 15-$3-$4</c>.
    /// </summary>
    public static string WithNationalPrefix(string template, string rule)
    {
        var at = template.IndexOf('$', StringComparison.Ordinal);
        var group = template.AsSpan(at, 2);
        return string.Concat(template.AsSpan(0, at), rule.Replace("$1", group.ToString(), StringComparison.Ordinal), template.AsSpan(at + 2));
    }
}
