using System.Collections.Immutable;

namespace Ledgerline.Telephony.Numbers;

/// <summary>The numbering plan of a region, or of a calling code that belongs to no country.</summary>
internal sealed class NumberPlan
{
    /// <summary>libphonenumber's name for the plans that belong to no country, such as +800.</summary>
    public const string NonGeographic = "001";

    /// <summary>An ISO 3166-1 alpha-2 code (with "AC", "TA" and "XK"), or <see cref="NonGeographic"/>.</summary>
    public required string Region { get; init; }

    public required int CallingCode { get; init; }

    /// <summary>Where the national number begins in the E.164 form: behind the plus sign and the calling code.</summary>
    public int NationalStart => CallingCode switch { < 10 => 2, < 100 => 3, _ => 4 };

    /// <summary>What is dialled before a number of another country, such as 00 or 011; null where there is none.</summary>
    public PrefixPattern? InternationalPrefix { get; init; }

    /// <summary>What is dialled before a national number, such as 0; null where there is none.</summary>
    public string? NationalPrefix { get; init; }

    /// <summary>What is to be taken off a national number as written: the national prefix, carrier codes, a missing area code.</summary>
    public PrefixPattern? PrefixForParsing { get; init; }

    /// <summary>What to put in the place of the prefix, such as 9$1; null to just take it off.</summary>
    public string? Transform { get; init; }

    /// <summary>The first digits of the region's numbers where several share a calling code; null to ask the kinds.</summary>
    public DigitPattern? LeadingDigits { get; init; }

    /// <summary>The lengths of all numbers of the plan.</summary>
    public required DigitLengths Lengths { get; init; }

    /// <summary>A pattern that all numbers of the plan fit, and some others.</summary>
    public required DigitPattern General { get; init; }

    /// <summary>The numbers of each kind, in the order of <see cref="NumberKind"/>.</summary>
    public required ImmutableArray<NumbersOfKind> Kinds { get; init; }

    /// <summary>Whether the fixed and the mobile numbers are the same.</summary>
    public bool MobileIsFixed { get; init; }

    /// <summary>How numbers are written. The plans that share a calling code are written by the formats of the main one.</summary>
    public required IReadOnlyList<NumberFormat> Formats { get; init; }

    /// <summary>The kind of a national number; null where the number is not valid in this plan.</summary>
    public NumberKind? KindOf(ReadOnlySpan<char> nationalNumber)
    {
        if (!Lengths.Contains(nationalNumber.Length) || !General.MatchesAll(nationalNumber)) return null;
        foreach (var numbers in Kinds)
        {
            if (!numbers.Fits(nationalNumber)) continue;
            return numbers.Kind == NumberKind.Fixed && IsAlsoMobile(nationalNumber) ? NumberKind.FixedOrMobile : numbers.Kind;
        }

        return null;
    }

    private bool IsAlsoMobile(ReadOnlySpan<char> nationalNumber) =>
        MobileIsFixed || (Kinds[^1].Kind == NumberKind.Mobile && Kinds[^1].Fits(nationalNumber));
}
