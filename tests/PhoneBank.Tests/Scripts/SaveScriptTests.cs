using Ledgerline.Web;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class SaveScriptTests
{
    private static readonly ContentLanguage English = ContentLanguage.Find("en")!;
    private static readonly ContentLanguage Chinese = ContentLanguage.Find("zh-Hans")!;

    [Theory, OnBothEngines]
    public async Task Save_AddsAVersion_AndNothingIsOverwritten(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);

        (await SaveAsync(bank, actor, campaign, English, "Second", seen: 1)).ShouldBe(SaveScriptResult.Saved);
        (await SaveAsync(bank, actor, campaign, English, "Second", seen: 2)).ShouldBe(SaveScriptResult.Saved);
        (await SaveAsync(bank, actor, campaign, Chinese, "你好", seen: 0)).ShouldBe(SaveScriptResult.Saved);

        (await AllAsync(bank)).ShouldBe([("en", 1, "Good day.", default), ("en", 2, "Second", actor.Person), ("zh-Hans", 1, "你好", actor.Person)]);
        (await bank.AuditActionsAsync()).ShouldBe(["script-changed", "script-changed"]);
    }

    [Theory, OnBothEngines]
    public async Task Save_FromAVersionThatIsNotTheNewest_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);
        await SaveAsync(bank, actor, campaign, English, "Second", seen: 1);

        (await SaveAsync(bank, actor, campaign, English, "Mine", seen: 1)).ShouldBe(SaveScriptResult.NotTheNewest);
        (await SaveAsync(bank, actor, campaign, English, "Mine", seen: 3)).ShouldBe(SaveScriptResult.NotTheNewest);
        (await RestoreAsync(bank, actor, campaign, version: 1, seen: 1)).ShouldBe(SaveScriptResult.NotTheNewest);

        (await AllAsync(bank)).Count.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Save_ByManyAtOnce_IsOneVersion(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(one => SaveAsync(bank, actor, campaign, English, $"Text {one}", seen: 1)));

        results.Count(result => result == SaveScriptResult.Saved).ShouldBe(1);
        results.Count(result => result == SaveScriptResult.NotTheNewest).ShouldBe(7);
        (await AllAsync(bank)).Count.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Restore_OfAnOldVersion_MakesANewerOne(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);
        await SaveAsync(bank, actor, campaign, English, "Second", seen: 1);

        (await RestoreAsync(bank, actor, campaign, version: 1, seen: 2)).ShouldBe(SaveScriptResult.Saved);
        (await RestoreAsync(bank, actor, campaign, version: 9, seen: 3)).ShouldBe(SaveScriptResult.NotFound);

        (await AllAsync(bank))[^1].ShouldBe(("en", 3, "Good day.", actor.Person));
    }

    [Theory, OnBothEngines]
    public async Task Save_ForAnotherCentre_IsNotFound(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);
        var stranger = actor with { Centre = await bank.System.AddCentreAsync("Another") };

        (await SaveAsync(bank, stranger, campaign, English, "Mine", seen: 1)).ShouldBe(SaveScriptResult.NotFound);
        (await RestoreAsync(bank, stranger, campaign, version: 1, seen: 1)).ShouldBe(SaveScriptResult.NotFound);

        (await AllAsync(bank)).Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Save_InMoreLanguagesThanThereMayBe_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (actor, campaign) = await OpenAsync(bank);
        var others = ContentLanguage.All.Where(language => language != English).ToList();
        foreach (var language in others.Take(Script.MaxLanguages - 1))
            (await SaveAsync(bank, actor, campaign, language, "Text", seen: 0)).ShouldBe(SaveScriptResult.Saved);

        (await SaveAsync(bank, actor, campaign, others[Script.MaxLanguages - 1], "Text", seen: 0)).ShouldBe(SaveScriptResult.TooManyLanguages);
        (await SaveAsync(bank, actor, campaign, others[0], "More", seen: 1)).ShouldBe(SaveScriptResult.Saved);
    }

    [Theory, OnBothEngines]
    public async Task OnACall_TheNewestOfEachLanguageThatIsOffered_IsShown(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, campaign) = await OpenAsync(bank);
        await bank.AddScriptAsync(campaign, "Newest");
        await bank.AddScriptAsync(campaign, "你好", "zh-Hans");
        await bank.AddScriptAsync(campaign, "Bonjour", "fr");
        await bank.AddScriptAsync(campaign, "", "fr");

        var shown = await bank.WithAsync<ReadScripts, IReadOnlyList<ScriptView>>(read => read.ForCallAsync(campaign, ContactZones.Parse(null), null, "zh-Hant", default));

        shown.Select(script => (script.Language.Tag, script.IsChosen, script.Steps[0].Html.ToString()!.Trim())).ShouldBe([("en", true, "<p>Newest</p>"), ("zh-Hans", false, "<p>你好</p>")]);
    }

    private static async Task<(Actor Actor, CampaignId Campaign)> OpenAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        return (new Actor(new PersonId(Guid.NewGuid()), centre, "carla"), await bank.AddCampaignAsync(centre));
    }

    private static Task<SaveScriptResult> SaveAsync(Bank bank, Actor actor, CampaignId campaign, ContentLanguage language, string text, int seen) =>
        bank.WithAsync<SaveScript, SaveScriptResult>(save => save.SaveAsync(actor, campaign, language, text, seen, default));

    private static Task<SaveScriptResult> RestoreAsync(Bank bank, Actor actor, CampaignId campaign, int version, int seen) =>
        bank.WithAsync<SaveScript, SaveScriptResult>(save => save.RestoreAsync(actor, campaign, English, version, seen, default));

    private static Task<List<(string Language, int Version, string Markdown, PersonId MadeBy)>> AllAsync(Bank bank) => bank.DbAsync(async db =>
        (await db.Set<Script>().AsNoTracking().OrderBy(script => script.Language).ThenBy(script => script.Version).ToListAsync())
            .Select(script => (script.Language, script.Version, script.Markdown, script.MadeBy)).ToList());
}
