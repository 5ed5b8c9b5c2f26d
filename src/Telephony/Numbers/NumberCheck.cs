namespace Ledgerline.Telephony.Numbers;

/// <summary>Tells whether a number that was read is one that its country gives out.</summary>
internal static class NumberCheck
{
    /// <summary>Why a number is not valid; null where it is.</summary>
    public static PhoneNumberRefusal? FindRefusal(NumberPlans plans, ParsedNumber parsed)
    {
        var plan = parsed.Plan!;
        var national = parsed.E164.AsSpan(plan.NationalStart);
        if (plans.FindOwner(plan.CallingCode, national)?.KindOf(national) is not null) return null;
        if (national.Length < plan.Lengths.Shortest) return PhoneNumberRefusal.TooShort;
        return national.Length > plan.Lengths.Longest ? PhoneNumberRefusal.TooLong : PhoneNumberRefusal.NotValidInItsCountry;
    }
}
