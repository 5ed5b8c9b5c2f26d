using Ledgerline.Register.Declaring;

namespace Ledgerline.Register.Sealing;

/// <summary>Invented names for a demonstration: mostly quiet ones, now and then one that would break a careless page.</summary>
internal static class DemoNames
{
    private const int OneHostileIn = 40;

    private static readonly string[] Languages = ["zh-Hans", "zh-Hans", "zh-Hant", "en"];

    /// <summary>Each is a valid name.</summary>
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</bdi></td></main>",
        "'; DROP TABLE entries; --",
        "&lt;b&gt;bold&lt;/b&gt; &amp;amp;",
        "{{7*7}} ${7*7} <%= 7*7 %> @DateTime",
        "=HYPERLINK(\"http://example.invalid\")",
        "NULL",
        "%s%n%x ../../etc/passwd",
        "نور الصباح الجميل",
        "אור הבוקר",
        "שָׁלוֹם 123 (abc) !",
        "แสงอรุณ",
        "सुबह की रोशनी",
        "A\u030A ngstro\u0308m e\u0301\u0323",
        "Z\u0335\u0321\u0322\u0327a\u0336\u0317\u0318\u0319l\u0334\u0316\u0323g\u0337\u0331o\u0338\u0347\u0348",
        "🌊🌸🕊",
        "🇺🇳🇺🇳",
        "𝓜𝓸𝓻𝓷𝓲𝓷𝓰 𝓛𝓲𝓰𝓱𝓽",
        "﷽",
        string.Concat(Enumerable.Repeat("長", DeclarantName.MaxClusters)),
        new string('W', DeclarantName.MaxClusters),
        string.Concat(Enumerable.Repeat("e\u0323\u0301", DeclarantName.MaxClusters)),
        string.Concat(Enumerable.Repeat("🌾", DeclarantName.MaxClusters)),
        "…",
    ];

#pragma warning disable RS0030 // A seeded generator: the same demonstration every time.
    public static DeclarantName Next(Random generator)
    {
        var text = generator.Next(OneHostileIn) == 0
            ? Hostile[generator.Next(Hostile.Count)]
            : Pseudonyms.At(generator.Next(Pseudonyms.Count), Languages[generator.Next(Languages.Length)]);
        return DeclarantName.TryParse(text, out var name, out var refusal)
            ? name
            : throw new InvalidOperationException($"An invented name is no name: {refusal}.");
    }
#pragma warning restore RS0030
}
