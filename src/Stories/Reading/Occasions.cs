namespace Ledgerline.Stories.Reading;

/// <summary>The occasions by which stories are listed.</summary>
internal static class Occasions
{
    private static readonly (Occasion Occasion, string Slug, string TextKey)[] Known =
    [
        (Occasion.NewYear, "new-year", "stories.occasion.newYear"),
        (Occasion.LunarNewYear, "lunar-new-year", "stories.occasion.lunarNewYear"),
        (Occasion.Qingming, "qingming", "stories.occasion.qingming"),
        (Occasion.DragonBoat, "dragon-boat", "stories.occasion.dragonBoat"),
        (Occasion.MidAutumn, "mid-autumn", "stories.occasion.midAutumn"),
        (Occasion.Christmas, "christmas", "stories.occasion.christmas"),
    ];

    /// <summary>In the order of the year; any day is none.</summary>
    public static IReadOnlyList<Occasion> Each { get; } = [.. Known.Select(known => known.Occasion)];

    /// <returns>Null where no occasion is called so.</returns>
    public static Occasion? Find(string slug) => Known.Where(known => known.Slug == slug).Select(known => (Occasion?)known.Occasion).SingleOrDefault();

    /// <summary>Its part of an address.</summary>
    public static string Slug(this Occasion occasion) => Known.Single(known => known.Occasion == occasion).Slug;

    /// <summary>The key of its name.</summary>
    public static string TextKey(this Occasion occasion) => Known.Single(known => known.Occasion == occasion).TextKey;
}
