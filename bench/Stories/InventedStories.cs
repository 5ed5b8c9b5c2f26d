using System.Text;
using Ledgerline.Storage;
using Ledgerline.Stories;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Stories;

#pragma warning disable RS0030 // A seeded generator: the same stories each time.
/// <summary>Stories that nobody told: as many words of as many kinds as a story has, the same each time.</summary>
internal static class InventedStories
{
    public static readonly string[] Languages = ["en", "fr", "zh-Hans", "zh-Hant", "ar", "ru"];

    private static readonly ShownPictures Pictures = new("", new Dictionary<string, PictureSize>());

    private const int InATransaction = 2_000;
    private const int WordsInAStory = 300;
    private const int KnownWords = 8_000;

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["en"] = "etaoinshrdlucmfwypvbgk",
        ["fr"] = "esaitnrulodcéèàmpvqfbg",
        ["zh-Hans"] = string.Concat(Enumerable.Range(0, 2_000).Select(i => (char)(0x4E00 + (i * 7)))),
        ["zh-Hant"] = string.Concat(Enumerable.Range(0, 2_000).Select(i => (char)(0x4E03 + (i * 7)))),
        ["ar"] = "اليمنورتبكعدسقحفهجخصشط",
        ["ru"] = "оеаинтсрвлкмдпуяыьгзбч",
    };

    /// <summary>A word of a language: those of low numbers are in many stories, those of high ones in few.</summary>
    public static string Word(string language, int number)
    {
        var (letters, word) = (Letters[language], new StringBuilder());
        var isHan = language.StartsWith("zh", StringComparison.Ordinal);
        for (var rest = number + (isHan ? 0 : letters.Length * letters.Length); rest > 0 || word.Length == 0; rest /= letters.Length)
            word.Append(letters[rest % letters.Length]);
        if (isHan)
            word.Append(letters[(number * 31) % letters.Length]);
        return word.ToString();
    }

    /// <summary>Publishes so many, each in every language.</summary>
    public static async Task FillAsync(BenchSystem system, int stories)
    {
        var random = new Random(7);
        for (var first = 1; first <= stories;)
        {
            await using var scope = system.Scope();
            var (db, index) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<IndexStories>());
            await using var write = await db.BeginWriteAsync();
            for (var count = 0; count < InATransaction && first <= stories; first++)
            {
                foreach (var language in Languages)
                {
                    var text = Make(random, first, language);
                    db.Add(text);
                    await index.AddAsync(text, CancellationToken.None);
                    count++;
                }
            }

            await PublishedState.CountAsync(db, CancellationToken.None);
            await db.SaveChangesAsync();
            await write.CommitAsync();
        }
    }

    private static PublishedText Make(Random random, int number, string language)
    {
        string Words(int count) => string.Join(language.StartsWith("zh", StringComparison.Ordinal) ? "" : " ", Enumerable.Range(0, count).Select(_ => Word(language, (int)(Math.Pow(random.NextDouble(), 3) * KnownWords))));
        var body = string.Join("\n\n", Enumerable.Range(0, 6).Select(_ => Words(WordsInAStory / 6)));
        var day = new DateOnly(2020, 1, 1).AddDays(number / 10);
        return new PublishedText
        {
            Number = number,
            Language = language,
            Title = Words(4),
            Summary = Words(15),
            Byline = Words(2),
            Credit = "",
            Markdown = body,
            Html = RenderStory.Render(body, Pictures),
            Minutes = ReadingTime.MinutesOf(body),
            Occasion = (Occasion)(number % 7),
            PublishedOn = day,
            ChangedOn = day,
            Original = "en",
            From = language == "en" ? null : "en",
            Version = 1,
        };
    }
}
#pragma warning restore RS0030
