using System.Text.RegularExpressions;

namespace Ledgerline.Telephony.Numbers;

/// <summary>What a prefix took off the start of a number.</summary>
/// <param name="Length">How many digits it took.</param>
/// <param name="Groups">The match with its groups, where the pattern has any; else null.</param>
internal readonly record struct PrefixMatch(int Length, Match? Groups)
{
    /// <summary>Whether the last group of the pattern took part: only then does a plan's transform rule apply.</summary>
    public bool LastGroupTookPart => Groups is { Groups.Count: > 1 } match && match.Groups[^1].Success;
}

/// <summary>
/// A pattern for the start of a number: an international or a national prefix. Nearly all are plain digits ("00", "0"), which
/// are compared; the others run as a regular expression in linear time. The <em>first</em> alternative that fits wins.
/// </summary>
internal sealed class PrefixPattern(string text)
{
    private readonly string? literal = text.All(char.IsAsciiDigit) ? text : null;
    private readonly Lazy<Regex> regex = new(() =>
        new Regex($"^(?:{text})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));

    /// <summary>Matches the start of <paramref name="digits"/> (ASCII digits only); null where nothing fits.</summary>
    public PrefixMatch? Match(ReadOnlySpan<char> digits)
    {
        if (literal is not null) return digits.StartsWith(literal) ? new PrefixMatch(literal.Length, null) : null;
        foreach (var found in regex.Value.EnumerateMatches(digits))
        {
            return text.Contains('(', StringComparison.Ordinal)
                ? new PrefixMatch(found.Length, regex.Value.Match(digits.ToString()))
                : new PrefixMatch(found.Length, null);
        }

        return null;
    }
}
