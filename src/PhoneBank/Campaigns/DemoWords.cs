namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Invented words for the demonstration. Nobody is called like this; some names are here to be awkward.</summary>
internal static class DemoWords
{
    public const string Campaign = "Autumn calls";

    public const string Script = """
        ## Good day

        My name is … I am a volunteer, and I am calling from abroad. *May I take two minutes of your time?*

        If they say no: **thank them and wish them well.** Press *Never call again* if they ask for that.

        ### Why I call

        - Many people joined the Youth League or the Young Pioneers as children, and were never asked.
        - Some of them would like to take their name back. Anybody may; nobody must.
        - It can be done under a pseudonym. Nobody needs to give a real name.

        ### If they would like to

        1. Ask under which name, and from what: the Party, the Youth League, the Young Pioneers.
        2. Ask whether anybody with them would like to, too.
        3. Read out the receipt, four digits at a time, and wait until they have written it down.

        ### At the end

        Say that it will be published by the day only, mixed with others, and that nobody can tell who called whom. Then say good-bye.
        """;

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
