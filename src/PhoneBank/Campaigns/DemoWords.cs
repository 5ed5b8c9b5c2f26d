namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Invented words for the demonstration. Nobody is called like this; some names are here to be awkward.</summary>
internal static class DemoWords
{
    public const string Campaign = "Autumn calls";

    public static IReadOnlyList<string> FirstWords { get; } =
        ["Morning", "Willow", "Amber", "River", "Lantern", "Maple", "Quiet", "Silver", "Harbour", "Meadow", "Cedar", "Orchard", "Pebble", "Saffron", "Thistle", "Winter"];

    public static IReadOnlyList<string> SecondWords { get; } =
        ["Lane", "Field", "Brook", "Hollow", "Gate", "Ridge", "Grove", "Stone", "Bridge", "Spring", "Dale", "Croft", "Mill", "Haven", "Wood", "Well"];

    public static IReadOnlyList<string> AwkwardNames { get; } =
    [
        "<b>Bold</b> & Sons",
        "<script>alert('no')</script>",
        "晨光之友",
        "نور الصباح",
        "אור הבוקר",
        "Zoë Ångström-Ünlü",
        "e\u0301te\u0301 e\u0301toile\u0301",
        "🌻🌻🌻",
        "=SUM(1;1)",
        "O'Quill \"the reader\"",
        new('長', 100),
    ];

    public static IReadOnlyList<string> ListNotes { get; } =
    [
        "Prefers the evening.",
        "Hard of hearing: speak slowly.",
        "Spoke with us in spring, friendly.",
        "Shop; ask for the owner.",
    ];

    public static IReadOnlyList<string> CallNotes { get; } =
    [
        "Was cooking, asked for another time.",
        "Listened for a while, then the line dropped.",
        "The husband would like to hear more.",
        "Asked who pays for these calls. Told that we are volunteers.",
    ];
}
