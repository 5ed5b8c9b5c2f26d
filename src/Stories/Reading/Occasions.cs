namespace Ledgerline.Stories.Reading;

/// <summary>The occasions by which stories are listed.</summary>
internal static class Occasions
{
    private static readonly (Occasion Occasion, string Slug)[] Known =
    [
        (Occasion.NewYear, "new-year"),
        (Occasion.LunarNewYear, "lunar-new-year"),
        (Occasion.Qingming, "qingming"),
        (Occasion.DragonBoat, "dragon-boat"),
        (Occasion.MidAutumn, "mid-autumn"),
        (Occasion.Christmas, "christmas"),
    ];

    /// <summary>In the order of the year; any day is none.</summary>
    public static IReadOnlyList<Occasion> Each { get; } = [.. Known.Select(known => known.Occasion)];

    /// <returns>Null where no occasion is called so.</returns>
    public static Occasion? Find(string slug) => Known.Where(known => known.Slug == slug).Select(known => (Occasion?)known.Occasion).SingleOrDefault();

    /// <summary>Its part of an address.</summary>
    public static string Slug(this Occasion occasion) => Known.Single(known => known.Occasion == occasion).Slug;

    /// <summary>The key of its name.</summary>
    public static string TextKey(this Occasion occasion) => $"occasion.{occasion}";
}
