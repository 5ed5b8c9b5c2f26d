using System.Text.RegularExpressions;

namespace Ledgerline.Telephony.Numbers;

/// <summary>One way to write the national numbers of a plan.</summary>
internal sealed class NumberFormat
{
    private readonly Lazy<Regex> pattern;
    private readonly string? internationalTemplate;
    private readonly string nationalTemplate;
    private readonly DigitPattern whole;
    private readonly DigitPattern? leading;

    /// <param name="pattern">The groups of digits.</param>
    /// <param name="template">How the groups are written.</param>
    /// <param name="international">How they are written after a calling code; null for <paramref name="template"/>, "NA" for not at all.</param>
    /// <param name="rule">How the first group is written after the national prefix; null for as it is.</param>
    /// <param name="leading">The first digits of the numbers that are written so; null for all.</param>
    public NumberFormat(string pattern, string template, string? international, string? rule, string? leading)
    {
        this.pattern = new(() => new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
        internationalTemplate = international == "NA" ? null : international ?? template;
        nationalTemplate = rule is null ? template : NumberTemplate.WithNationalPrefix(template, rule);
        whole = new DigitPattern(pattern);
        this.leading = leading is null ? null : new DigitPattern(leading);
    }

    public bool IsUsedAbroad => internationalTemplate is not null;

    public bool Fits(ReadOnlySpan<char> nationalNumber) =>
        (leading is null || leading.MatchesStart(nationalNumber)) && whole.MatchesAll(nationalNumber);

    public string WriteNational(string nationalNumber) =>
        NumberTemplate.Fill(nationalTemplate, pattern.Value.Match(nationalNumber));

    public string WriteInternational(string nationalNumber) =>
        internationalTemplate is null ? nationalNumber : NumberTemplate.Fill(internationalTemplate, pattern.Value.Match(nationalNumber));
}
