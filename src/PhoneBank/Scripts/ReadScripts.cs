using Ledgerline.Web;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Scripts;

internal sealed record ScriptVersion(int Version, DateTimeOffset MadeAt, PersonId MadeBy);

/// <summary>A campaign's scripts, for its coordinator and for those who call.</summary>
internal sealed class ReadScripts(LedgerlineDb db, TimeProvider clock)
{
    /// <summary>The most versions that are listed; an older one is still there.</summary>
    private const int MaxListed = 100;

    /// <summary>The languages that have ever had a script, by tag, the ones no longer offered among them.</summary>
    public Task<List<string>> LanguagesAsync(CampaignId campaign, CancellationToken cancel) =>
        db.Set<Script>().Where(script => script.Campaign == campaign).Select(script => script.Language).Distinct().OrderBy(tag => tag).ToListAsync(cancel);

    /// <returns>Null where there is none in that language.</returns>
    public Task<Script?> NewestAsync(CampaignId campaign, ContentLanguage language, CancellationToken cancel) =>
        Of(campaign, language).OrderByDescending(script => script.Version).FirstOrDefaultAsync(cancel);

    public Task<Script?> FindAsync(CampaignId campaign, ContentLanguage language, int version, CancellationToken cancel) =>
        Of(campaign, language).SingleOrDefaultAsync(script => script.Version == version, cancel);

    /// <summary>The newest first.</summary>
    public Task<List<ScriptVersion>> VersionsAsync(CampaignId campaign, ContentLanguage language, CancellationToken cancel) =>
        Of(campaign, language).OrderByDescending(script => script.Version).Take(MaxListed)
            .Select(script => new ScriptVersion(script.Version, script.MadeAt, script.MadeBy)).ToListAsync(cancel);

    /// <summary>What may be said on a call, in each language that is offered, by the clock and the calendar of the callee.</summary>
    /// <param name="reader">The language to begin with, where it is offered.</param>
    public async Task<IReadOnlyList<ScriptView>> ForCallAsync(CampaignId campaign, ContactZones zones, string? name, string reader, CancellationToken cancel)
    {
        var all = db.Set<Script>();
        var newest = await all.AsNoTracking()
            .Where(script => script.Campaign == campaign && script.Markdown != ""
                && script.Version == all.Where(other => other.Campaign == campaign && other.Language == script.Language).Max(other => other.Version))
            .OrderBy(script => script.Language).ToListAsync(cancel);
        var chosen = ContentLanguage.Choose([.. newest.Select(script => script.Language)], reader);
        return [.. newest.Select((script, index) => View(script, index + 1, script.Language == chosen, zones, name))];
    }

    private ScriptView View(Script script, int number, bool isChosen, ContactZones zones, string? name)
    {
        var text = ScriptText.Parse(script.Markdown);
        return RenderScript.Render(new ContentLanguage(script.Language), text, ScriptWords.For(text.Front, zones, clock.GetUtcNow(), name), number, isChosen);
    }

    private IQueryable<Script> Of(CampaignId campaign, ContentLanguage language) =>
        db.Set<Script>().AsNoTracking().Where(script => script.Campaign == campaign && script.Language == language.Tag);
}
