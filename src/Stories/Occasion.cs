namespace Ledgerline.Stories;

/// <summary>The time of the year to which an encounter belongs. Values are stored; they never change.</summary>
public enum Occasion
{
    /// <summary>Any day.</summary>
    None = 0,

    /// <summary>The first of January.</summary>
    NewYear = 1,

    /// <summary>The Chinese New Year.</summary>
    LunarNewYear = 2,

    /// <summary>Tomb-Sweeping Day.</summary>
    Qingming = 3,

    /// <summary>The Dragon Boat Festival.</summary>
    DragonBoat = 4,

    /// <summary>The Mid-Autumn Festival.</summary>
    MidAutumn = 5,

    /// <summary>Christmas.</summary>
    Christmas = 6,
}
