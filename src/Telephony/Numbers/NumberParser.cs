using System.Globalization;

namespace Ledgerline.Telephony.Numbers;

/// <summary>
/// Reads a number out of a text by the rules of libphonenumber's <c>parse</c>. Where this code looks arbitrary, that is how
/// libphonenumber decides: the tests hold the two together on thousands of inputs.
/// </summary>
internal static class NumberParser
{
    public const int FewestNationalDigits = 2;

    /// <summary>Beyond the fifteen of the E.164 standard, because longer ones are in use in Germany.</summary>
    public const int MostNationalDigits = 17;

    private const int MaxTextLength = 250;

    public static ParsedNumber Parse(NumberPlans plans, string? text, string? defaultRegion)
    {
        if (string.IsNullOrWhiteSpace(text)) return ParsedNumber.Refused(PhoneNumberRefusal.Empty);
        if (text.Length > MaxTextLength) return ParsedNumber.Refused(PhoneNumberRefusal.TooLong);
        Span<char> buffer = stackalloc char[MaxTextLength];
        var candidate = NumberText.FindCandidate(NumberText.Clean(text, buffer));
        var extension = ExtensionText.FindStart(candidate);
        if (extension >= 0) candidate = candidate[..extension];
        if (!NumberText.IsViable(candidate)) return ParsedNumber.Refused(PhoneNumberRefusal.NotANumber);
        var home = plans.Find(defaultRegion);
        var hasPlus = candidate[0] == '+';
        if (home is null && !hasPlus) return ParsedNumber.Refused(PhoneNumberRefusal.UnknownCountry);
        Span<char> digitBuffer = stackalloc char[MaxTextLength];
        var parsed = ReadCountry(plans, home, NumberText.ReadDigits(candidate, digitBuffer), hasPlus);
        return extension >= 0 && parsed.Refusal is null ? ParsedNumber.Refused(PhoneNumberRefusal.HasExtension) : parsed;
    }

    private static ParsedNumber ReadCountry(NumberPlans plans, NumberPlan? home, ReadOnlySpan<char> digits, bool hasPlus)
    {
        if (hasPlus)
        {
            if (digits.Length <= FewestNationalDigits) return ParsedNumber.Refused(PhoneNumberRefusal.TooShort);
            if (plans.FindMainAtStart(digits) is { } plan) return ReadNational(plan, WithoutCallingCode(plan, digits));
        }

        // Also for a plus sign that no calling code follows: "+00 1 202 …" is seen in the wild.
        if (home is null) return ParsedNumber.Refused(PhoneNumberRefusal.UnknownCountry);
        if (WithoutInternationalPrefix(home, digits, out var abroad))
        {
            if (abroad.Length <= FewestNationalDigits) return ParsedNumber.Refused(PhoneNumberRefusal.TooShort);
            return plans.FindMainAtStart(abroad) is { } plan
                ? ReadNational(plan, WithoutCallingCode(plan, abroad))
                : ParsedNumber.Refused(PhoneNumberRefusal.UnknownCountry);
        }

        if (HasOwnCallingCode(home, digits, out var national)) return ReadNational(plans.FindMain(home.CallingCode)!, national);
        return hasPlus ? ParsedNumber.Refused(PhoneNumberRefusal.UnknownCountry) : ReadNational(home, digits);
    }

    private static bool WithoutInternationalPrefix(NumberPlan home, ReadOnlySpan<char> digits, out ReadOnlySpan<char> rest)
    {
        rest = digits;
        if (home.InternationalPrefix?.Match(digits) is not { } prefix) return false;
        rest = digits[prefix.Length..];
        return !rest.StartsWith('0'); // no calling code begins with 0
    }

    /// <summary>
    /// Whether a number without a plus sign nevertheless begins with the calling code of the default region: then, and only
    /// then, it is a possible number without it.
    /// </summary>
    private static bool HasOwnCallingCode(NumberPlan home, ReadOnlySpan<char> digits, out ReadOnlySpan<char> national)
    {
        national = digits;
        var rest = WithoutCallingCode(home, digits);
        if (rest.Length == digits.Length) return false;
        national = WithoutNationalPrefix(home, rest);
        return digits.Length > home.Lengths.Longest || (!home.General.MatchesAll(digits) && home.General.MatchesAll(national));
    }

    private static ReadOnlySpan<char> WithoutCallingCode(NumberPlan plan, ReadOnlySpan<char> digits)
    {
        Span<char> callingCode = stackalloc char[3];
        plan.CallingCode.TryFormat(callingCode, out var length, provider: CultureInfo.InvariantCulture);
        return digits.StartsWith(callingCode[..length]) ? digits[length..] : digits;
    }

    private static ParsedNumber ReadNational(NumberPlan plan, ReadOnlySpan<char> digits)
    {
        if (digits.Length < FewestNationalDigits) return ParsedNumber.Refused(PhoneNumberRefusal.TooShort);
        var stripped = WithoutNationalPrefix(plan, digits);
        var mayBeStripped = plan.Lengths.Contains(stripped.Length) || stripped.Length > plan.Lengths.Longest;
        var national = mayBeStripped ? stripped : digits;
        return national.Length > MostNationalDigits
            ? ParsedNumber.Refused(PhoneNumberRefusal.TooLong)
            : new ParsedNumber(string.Create(CultureInfo.InvariantCulture, stackalloc char[24], $"+{plan.CallingCode}{national}"), plan, null);
    }

    /// <summary>Takes off the national prefix (or puts another in its place), but never makes a possible number impossible.</summary>
    private static ReadOnlySpan<char> WithoutNationalPrefix(NumberPlan plan, ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || plan.PrefixForParsing?.Match(digits) is not { } prefix) return digits;
        var rest = digits[prefix.Length..];
        if (plan.Transform is { } transform && prefix.LastGroupTookPart)
        {
            rest = string.Concat(NumberTemplate.Fill(transform, prefix.Groups!), rest);
        }

        return plan.General.MatchesAll(digits) && !plan.General.MatchesAll(rest) ? digits : rest;
    }
}
