namespace Ledgerline.Telephony.Numbers;

/// <summary>What a plan says a number is for, in the order in which the plans are asked: the first that fits wins.</summary>
internal enum NumberKind
{
    Premium,
    TollFree,
    SharedCost,
    Voip,
    Personal,
    Pager,
    Uan,
    Voicemail,
    Fixed,
    Mobile,

    /// <summary>The plan does not tell the two apart, as in North America.</summary>
    FixedOrMobile,
}

/// <summary>The numbers of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Lengths">How many digits the national number may have.</param>
/// <param name="Pattern">The pattern of the whole national number.</param>
internal sealed record NumbersOfKind(NumberKind Kind, DigitLengths Lengths, DigitPattern Pattern)
{
    public bool Fits(ReadOnlySpan<char> nationalNumber) =>
        Lengths.Contains(nationalNumber.Length) && Pattern.MatchesAll(nationalNumber);
}
