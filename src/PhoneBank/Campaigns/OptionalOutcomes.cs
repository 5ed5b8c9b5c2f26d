namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>
/// The outcomes of a call that a campaign may leave out of the page, where they only confuse; whoever meets them says "no answer". All others are always there:
/// that somebody wants no more calls can be said on every call. Stored; the values never change.
/// </summary>
[Flags]
internal enum OptionalOutcomes
{
    None = 0,
    Busy = 1,
    Voicemail = 2,
    SwitchedOff = 4,
    Fax = 8,
}

internal static class OptionalOutcomesExtensions
{
    public static IReadOnlyList<OptionalOutcomes> Each { get; } = [OptionalOutcomes.Busy, OptionalOutcomes.Voicemail, OptionalOutcomes.SwitchedOff, OptionalOutcomes.Fax];
}
