using Ledgerline.Telephony.Numbers;

namespace Ledgerline.Telephony;

/// <summary>
/// A telephone number in E.164 form. Two are equal when they are the same number, however each was written. Immutable.
/// Its <see cref="ToString"/> is masked, so that a number cannot slip into a log; ask for <see cref="E164"/> to store it.
/// </summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string e164, NumberPlan plan)
    {
        E164 = e164;
        CallingCodePlan = plan;
    }

    /// <summary>The plus sign, the calling code and the national number: "+12025550123". 4 to 21 characters, all ASCII.</summary>
    public string E164 { get; }

    /// <summary>The calling code, 1 to 999: 1 for North America, 44 for the United Kingdom.</summary>
    public int CountryCode => CallingCodePlan.CallingCode;

    /// <summary>
    /// The ISO 3166-1 alpha-2 code of the region, such as "US"; null for a number of no country (+800 …), and for one that
    /// none of the regions which share the calling code claims.
    /// </summary>
    public string? Region
    {
        get
        {
            var region = FictionalNumbers.RegionOf(E164) ?? NumberPlans.Shipped.FindOwner(CountryCode, NationalNumber)?.Region;
            return region == NumberPlan.NonGeographic ? null : region;
        }
    }

    /// <summary>What dials the number from a link: "tel:+12025550123" (RFC 3966).</summary>
    public string TelUri => "tel:" + E164;

    /// <summary>The digits after the calling code, leading zeros included.</summary>
    internal string NationalNumber => E164[CallingCodePlan.NationalStart..];

    /// <summary>The main plan of the calling code.</summary>
    internal NumberPlan CallingCodePlan { get; }

    /// <summary>
    /// Reads a number as people and spreadsheets write it: any punctuation, decimal digits of any script, an international
    /// or national prefix of the default region, a "tel:" before it, invisible marks in it.
    /// </summary>
    /// <param name="text">The text; null counts as empty. More than 250 characters are refused unread.</param>
    /// <param name="defaultRegion">
    /// The ISO code of the region whose conventions hold where the text has no plus sign; null or unknown for none, and
    /// then only numbers with a plus sign are accepted.
    /// </param>
    /// <returns>A number that is valid by the numbering plan of its country (whether it is in use, no plan knows), or the reason.</returns>
    public static PhoneNumberResult Parse(string? text, string? defaultRegion)
    {
        var plans = NumberPlans.Shipped;
        var parsed = NumberParser.Parse(plans, text, defaultRegion);
        if (parsed.Refusal is { } refusal) return new PhoneNumberResult(refusal);
        var number = new PhoneNumber(parsed.E164, parsed.Plan!);
        return NumberCheck.FindRefusal(plans, parsed) is { } why && FictionalNumbers.RegionOf(parsed.E164) is null
            ? new PhoneNumberResult(why)
            : new PhoneNumberResult(number);
    }

    /// <summary>
    /// Takes a number that <see cref="E164"/> gave earlier. Only its form and its calling code are checked: numbering plans
    /// change, and a stored number must stay readable when they do.
    /// </summary>
    /// <param name="e164">A plus sign, a known calling code and 2 to 17 digits.</param>
    /// <exception cref="FormatException">It is not of that form. The message does not repeat the number.</exception>
    public static PhoneNumber FromE164(string e164)
    {
        ArgumentNullException.ThrowIfNull(e164);
        if (e164 is ['+', .. var digits] && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            && NumberPlans.Shipped.FindMainAtStart(digits) is { } plan)
        {
            var number = new PhoneNumber(e164, plan);
            if (number.NationalNumber.Length is >= NumberParser.FewestNationalDigits and <= NumberParser.MostNationalDigits) return number;
        }

        throw new FormatException($"A text of {e164.Length} characters is not a telephone number in E.164 form.");
    }

    /// <summary>The number as it is written for readers anywhere: "+1 202-555-0123".</summary>
    public string International() => NumberWriter.WriteInternational(CallingCodePlan, NationalNumber);

    /// <summary>The number as it is written within its country: "(202) 555-0123".</summary>
    public string National() => NumberWriter.WriteNational(CallingCodePlan, NationalNumber);

    /// <summary>
    /// The number as it may be shown to somebody who must not know it: "+1 202-•••-••23". Of the national number it shows
    /// at most the first three digits (an area or a network) and the last two, and always hides at least five; of a national
    /// number with seven digits it shows the last two only, of one with five or fewer none. Its length is not a secret.
    /// </summary>
    public string Masked() => NumberMask.Apply(International());

    /// <summary>The masked number, as <see cref="Masked"/>.</summary>
    public override string ToString() => Masked();

    /// <summary>Two numbers are equal when their E.164 forms are.</summary>
    public bool Equals(PhoneNumber? other) => other is not null && E164 == other.E164;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(E164);
}
