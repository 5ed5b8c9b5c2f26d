using Ledgerline.Web;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Scripts;

internal enum SaveScriptResult
{
    Saved,

    /// <summary>Somebody else has saved since: the version that it is made from is not the newest.</summary>
    NotTheNewest,

    TooManyLanguages,

    /// <summary>The centre has no such campaign, or the campaign no such version.</summary>
    NotFound,
}

/// <summary>Adds a version of a script. Nothing is ever overwritten; whoever saves says which version she saw.</summary>
internal sealed class SaveScript(LedgerlineDb db, AuditTrail audit, TimeProvider clock)
{
    /// <param name="seen">The newest version when she began; 0 where there was none.</param>
    public async Task<SaveScriptResult> SaveAsync(Actor actor, CampaignId campaign, ContentLanguage language, string markdown, int seen, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await HoldAsync(actor, campaign, cancel))
            return SaveScriptResult.NotFound;
        var result = await AddAsync(actor, campaign, language, markdown, seen, cancel);
        if (result == SaveScriptResult.Saved)
            await write.CommitAsync(cancel);
        return result;
    }

    /// <summary>Makes an old version the newest, as a further one.</summary>
    public async Task<SaveScriptResult> RestoreAsync(Actor actor, CampaignId campaign, ContentLanguage language, int version, int seen, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await HoldAsync(actor, campaign, cancel))
            return SaveScriptResult.NotFound;
        var old = await Of(campaign, language).Where(script => script.Version == version).Select(script => script.Markdown).SingleOrDefaultAsync(cancel);
        if (old is null)
            return SaveScriptResult.NotFound;
        var result = await AddAsync(actor, campaign, language, old, seen, cancel);
        if (result == SaveScriptResult.Saved)
            await write.CommitAsync(cancel);
        return result;
    }

    /// <summary>The campaign is held for the rest of the transaction, so that two who save do it one after the other. On SQLite the transaction itself does.</summary>
    private async Task<bool> HoldAsync(Actor actor, CampaignId id, CancellationToken cancel) =>
        await db.Set<Campaign>().Where(c => c.Id == id && c.Centre == actor.Centre).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), cancel) == 1;

    private async Task<SaveScriptResult> AddAsync(Actor actor, CampaignId campaign, ContentLanguage language, string markdown, int seen, CancellationToken cancel)
    {
        var newest = await Of(campaign, language).OrderByDescending(script => script.Version).FirstOrDefaultAsync(cancel);
        if ((newest?.Version ?? 0) != seen)
            return SaveScriptResult.NotTheNewest;
        if (newest?.Markdown == markdown)
            return SaveScriptResult.Saved;
        if (newest is null && await LanguagesAsync(campaign, cancel) >= Script.MaxLanguages)
            return SaveScriptResult.TooManyLanguages;
        db.Add(new Script
        {
            Campaign = campaign,
            Language = language.Tag,
            Version = seen + 1,
            Markdown = markdown,
            MadeAt = clock.GetUtcNow(),
            MadeBy = actor.Person,
        });
        audit.Record(actor, "script-changed", campaign.Value);
        await db.SaveChangesAsync(cancel);
        return SaveScriptResult.Saved;
    }

    private Task<int> LanguagesAsync(CampaignId campaign, CancellationToken cancel) =>
        db.Set<Script>().Where(script => script.Campaign == campaign).Select(script => script.Language).Distinct().CountAsync(cancel);

    private IQueryable<Script> Of(CampaignId campaign, ContentLanguage language) =>
        db.Set<Script>().AsNoTracking().Where(script => script.Campaign == campaign && script.Language == language.Tag);
}
