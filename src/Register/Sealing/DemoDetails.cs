namespace Ledgerline.Register.Sealing;

/// <summary>Invented places and statements for a demonstration; most entries have neither.</summary>
internal static class DemoDetails
{
    private const int PlaceOneIn = 3;

    private const int StatementOneIn = 8;

    private const int OneHostileIn = 20;

    private static readonly string[] Statements =
    [
        "I was a child when I joined, and nobody asked me. I am glad to be asked today.",
        "I take back the oath.",
        "I heard about this on the telephone. I thought about it for three weeks.\nNow I am at peace with it.",
        "当年入队是全班一起的。现在我自己决定退出。",
        "想了很久，今天说出来了。\n愿家人平安。",
        "小時候舉過手，今天把手放下。",
        "Quarante ans après, je retire ma signature.",
    ];

    /// <summary>The longest in characters, in lines and in bytes, and whatever would break a careless page.</summary>
    private static readonly string[] Hostile =
    [
        .. DemoNames.Hostile,
        new string('W', StatementText.MaxClusters),
        string.Concat(Enumerable.Repeat("長", StatementText.MaxClusters)),
        string.Join('\n', Enumerable.Range(1, StatementText.MaxParagraphs)),
        "אור הבוקר\nLight (נור) 123!\n</blockquote><script>alert(1)</script>",
    ];

#pragma warning disable RS0030 // A seeded generator: the same demonstration every time.
    public static Details Next(Random generator) => new(
        generator.Next(PlaceOneIn) == 0 ? SomePlace(generator) : null,
        generator.Next(StatementOneIn) == 0 ? SomeStatement(generator) : null);

    private static Place SomePlace(Random generator)
    {
        var places = generator.Next(8) == 0 ? Place.Countries : Place.Provinces;
        return places[generator.Next(places.Count)];
    }

    private static StatementText SomeStatement(Random generator)
    {
        var texts = generator.Next(OneHostileIn) == 0 ? Hostile : Statements;
        return StatementText.TryParse(texts[generator.Next(texts.Length)], out var statement, out var refusal)
            ? statement
            : throw new InvalidOperationException($"An invented statement is no statement: {refusal}.");
    }
#pragma warning restore RS0030
}
