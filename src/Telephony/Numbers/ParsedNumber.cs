namespace Ledgerline.Telephony.Numbers;

/// <summary>What a text was read as, before it is asked whether such a number is valid.</summary>
/// <param name="E164">The plus sign, the calling code and the national number; empty where <paramref name="Refusal"/> is set.</param>
/// <param name="Plan">The main plan of the calling code, or the default region's; null where <paramref name="Refusal"/> is set.</param>
/// <param name="Refusal">Why the text was not read as a number; null where it was.</param>
internal readonly record struct ParsedNumber(string E164, NumberPlan? Plan, PhoneNumberRefusal? Refusal)
{
    public static ParsedNumber Refused(PhoneNumberRefusal refusal) => new("", null, refusal);
}
