using Ledgerline.Telephony.Numbers;

namespace Ledgerline.Telephony;

/// <summary>A region that telephone numbers belong to.</summary>
/// <param name="Code">Its ISO 3166-1 alpha-2 code, such as "US"; also "AC", "TA" and "XK", which ISO only reserves or tolerates.</param>
/// <param name="CallingCode">Its calling code, such as 1; several regions may share it.</param>
public sealed record PhoneRegion(string Code, int CallingCode);

/// <summary>The regions to choose a default region from.</summary>
public static class PhoneRegions
{
    private static readonly Lazy<IReadOnlyList<PhoneRegion>> Regions = new(() =>
    [
        .. NumberPlans.Shipped.All.Where(plan => plan.Region != NumberPlan.NonGeographic)
            .Select(plan => new PhoneRegion(plan.Region, plan.CallingCode))
            .OrderBy(region => region.Code, StringComparer.Ordinal),
    ]);

    /// <summary>All regions, ordered by their codes; a drop-down orders them by their names in the reader's language.</summary>
    public static IReadOnlyList<PhoneRegion> All => Regions.Value;

    /// <summary>Whether there is a region of this ISO code, in upper or lower case.</summary>
    public static bool IsKnown(string? code) => NumberPlans.Shipped.Find(code) is not null;
}
