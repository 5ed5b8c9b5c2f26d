using Ledgerline.Register.Declaring;

namespace Ledgerline.Register.Sealing;

/// <summary>Invented names for a demonstration: mostly quiet ones, now and then one that would break a careless page.</summary>
internal static class DemoNames
{
    private const int OneHostileIn = 40;

    private const int ChineseOneIn = 3;

    /// <summary>Surnames in wide use, simplified and traditional; among them some that are read in another way than the same character elsewhere.</summary>
    private static readonly string[] Surnames =
    [
        "王王", "李李", "张張", "刘劉", "陈陳", "杨楊", "黄黃", "赵趙", "吴吳", "周周", "徐徐", "孙孫", "马馬", "朱朱", "胡胡", "郭郭", "何何", "林林", "罗羅", "高高",
        "郑鄭", "梁梁", "谢謝", "宋宋", "唐唐", "许許", "韩韓", "冯馮", "邓鄧", "曹曹", "彭彭", "曾曾", "肖蕭", "田田", "董董", "袁袁", "潘潘", "于于", "蒋蔣", "蔡蔡",
        "余余", "杜杜", "叶葉", "程程", "苏蘇", "魏魏", "吕呂", "丁丁", "任任", "沈沈", "钟鍾", "单單", "解解", "仇仇", "查查", "朴朴",
    ];

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
            : generator.Next(ChineseOneIn) == 0
                ? Chinese(generator)
                : Pseudonyms.At(generator.Next(Pseudonyms.Count), Languages[generator.Next(Languages.Length)]);
        return DeclarantName.TryParse(text, out var name, out var refusal)
            ? name
            : throw new InvalidOperationException($"An invented name is no name: {refusal}.");
    }

    /// <summary>A surname and one or two characters that a pseudonym has, drawn at random: nobody is meant.</summary>
    private static string Chinese(Random generator)
    {
        var (surname, isTraditional) = (Surnames[generator.Next(Surnames.Length)], generator.Next(3) == 0);
        var given = Pseudonyms.At(generator.Next(Pseudonyms.Count), isTraditional ? "zh-Hant" : "zh-Hans");
        return surname[isTraditional ? 1 : 0] + (generator.Next(3) == 0 ? given[..1] : given);
    }
#pragma warning restore RS0030
}
