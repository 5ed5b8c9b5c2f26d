using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Demo;

/// <summary>Stories of nobody, for the demo.</summary>
internal static class InventedStories
{
    public const string Language = "en";

    public static IReadOnlyList<(StoryContent Content, Occasion Occasion)> Public { get; } =
    [
        (new StoryContent(
            "The line that stayed quiet",
            "Somebody says nothing for a long while, and then asks one question.",
            "A volunteer in Canada",
            """
            Most people say something when they pick up. This one did not. I could hear a kettle, and a chair being moved, and that somebody was there.

            I said who I am and why I call, and that it is all right to hang up at any time. Nobody hung up.

            ## A question

            I have learned to wait. After what was perhaps two minutes a man said:

            > And afterwards, who will know?

            I told him what I tell everybody: that he can take a name that is not his own, that nobody writes down his number beside it, and that what stands in the register cannot be told from what came before and after it. He wanted to hear the last part twice.

            ## A name

            He chose the name of a flower. When I had read him the receipt he read it back to me, slowly, without a mistake, as one who has read out numbers all his life.

            *Thank you for waiting*, he said.
            """), Occasion.None),
        (new StoryContent(
            "A table full of people",
            "On the evening before the New Year a whole family listens on the speaker.",
            "A volunteer in Ireland",
            """
            It was loud when she picked up: plates, children, a television that somebody turned down.

            “Say it again,” she said, “so that my mother can hear it too.” And she put me on the speaker.

            ## Four of them

            The mother had worn the red scarf in school. An uncle had been in the League, *because one was*. A cousin wanted to know what I get for this. Nothing, I said, and they laughed, because they had thought so.

            Four of them left that evening, each with a name of their own choosing. The smallest child wanted a name as well; we explained that she had nothing to leave.

            > Come and eat with us,

            said the mother, as one says to somebody at the door. It was morning where I was, and I had not had breakfast.
            """), Occasion.LunarNewYear),
        (new StoryContent(
            "The man who had called before",
            "He has hung up on us, he says, and has thought about it since.",
            "Written down by an editor",
            """
            “You are the people whom I shouted at,” he said.

            I could not know. We keep no record of who shouted. I said that it is forgotten, and that he was welcome to shout again.

            He did not. He had found the leaflet that somebody put under his door years ago, and had kept it in a book, and had taken it out when we rang.

            ## What had changed

            Nothing, he said. He had only got older, and wanted to put down one thing that he was carrying.
            """), Occasion.None),
    ];

    public static StoryContent Waiting { get; } = new(
        "The neighbour’s telephone",
        "One telephone, two flats, and a question through the wall.",
        "A volunteer in New Zealand",
        """
        She could not talk, she said, but her neighbour could, and she would hand the telephone over the balcony.

        I heard the wind, and then somebody older. It took a while until each of us had understood whom we were speaking with.
        """);

    public static StoryContent Begun { get; } = new("Bread", "", "", "He bakes at night, so we were the only ones who ever rang him at a good time.");

    public static IReadOnlyList<string> Jottings { get; } =
    [
        "Picked up on the first ring and had been waiting for somebody to ask. Knew every word of the old song they had to sing.",
        "She laughed for a whole minute when I said that it costs nothing. Then she called her sister to the telephone.",
    ];
}
