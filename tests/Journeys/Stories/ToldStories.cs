using Ledgerline.Stories;
using Ledgerline.Stories.Tests;
using Ledgerline.Stories.Tests.Reading;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Journeys.Stories;

/// <summary>A shelf of stories: one in five languages and three scripts, one that was taken back, and some more in English.</summary>
public sealed class ToldStories : IAsyncLifetime
{
    private Newsroom? _room;

    /// <summary>The story's title in each of its languages.</summary>
    internal static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        ["en"] = "The teacher who listened",
        ["fr"] = "L’institutrice qui écoutait",
        ["zh-Hans"] = "听电话的老师",
        ["zh-Hant"] = "聽電話的老師",
        ["ar"] = "المعلمة التي أصغت",
    };

    private static readonly Dictionary<string, (string Summary, string Byline, string Body)> Told = new()
    {
        ["en"] = ("A teacher picks up, and listens to the end.", "A volunteer in Canada", "She picked up at once, as if she had been sitting beside the telephone.\n\n## A question\n\n> Who are you, and who gave you my number?\n\nI told her. There was a *long* silence, and then she asked me to go on. [What is it about?](https://example.org/about?why=1)\n\n- She wrote it down.\n- She read it out to her husband."),
        ["fr"] = ("Une institutrice décroche et écoute jusqu’au bout.", "au Canada", "Elle décrocha aussitôt, comme si elle avait attendu près du téléphone.\n\n## Une question\n\n> Qui êtes-vous ?\n\nIl y eut un *long* silence."),
        ["zh-Hans"] = ("一位老师接了电话，一直听到最后。", "于加拿大", "她马上接了电话，好像一直坐在电话旁边。\n\n## 一个问题\n\n> “你是谁？是谁给你我的号码？”\n\n我告诉了她。*很久*没有声音，然后她请我说下去。"),
        ["zh-Hant"] = ("一位老師接了電話，一直聽到最後。", "於加拿大", "她馬上接了電話，好像一直坐在電話旁邊。\n\n## 一個問題\n\n> 「你是誰？是誰給你我的號碼？」\n\n我告訴了她。*很久*沒有聲音，然後她請我說下去。"),
        ["ar"] = ("معلمة ترد على الهاتف وتصغي حتى النهاية.", "في كندا", "ردت على الفور، كأنها كانت جالسة بجانب الهاتف.\n\n## سؤال\n\n> من أنت؟ ومن أعطاك رقمي؟\n\nأخبرتها. ساد صمت *طويل*، ثم طلبت مني أن أكمل."),
    };

    public Uri Url => (_room ?? throw new InvalidOperationException("It is not started.")).System.Url;

    public async ValueTask InitializeAsync()
    {
        _room = await Newsroom.OpenAsync();
        await _room.System.ServeAsync();
        var first = await _room.AddOfAsync(Occasion.MidAutumn, Content("en"));
        foreach (var language in Titles.Keys.Where(language => language != "en"))
            await _room.AddTranslationAsync(first, language, Content(language));
        await _room.WithdrawAsync(await _room.AddPublishedAsync(Newsroom.Content with { Title = "Taken back" }));
        for (var i = 3; i <= 42; i++)
            await _room.AddPublishedAsync(Newsroom.Content with { Title = $"Encounter {i}" });
    }

    public ValueTask DisposeAsync() => _room?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static StoryContent Content(string language) => new(Titles[language], Told[language].Summary, Told[language].Byline, Told[language].Body);
}
