using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>What volunteers may say in a campaign, a language at a time: written, previewed, and its versions.</summary>
[Authorize(Permission.ManageCentre)]
[LargeForm(ScriptForm.MaxBytes)]
internal sealed class ScriptModel(ReadCampaigns campaigns, ReadScripts scripts, SaveScript save, Text text, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty]
    public string? Markdown { get; set; }

    /// <summary>The newest version that whoever types has seen; 0 for none.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>The one that is written.</summary>
    public ContentLanguage Written { get; private set; } = null!;

    /// <summary>Those that the campaign has.</summary>
    public IReadOnlyList<ContentLanguage> Languages { get; private set; } = [];

    public IReadOnlyList<ScriptVersion> Versions { get; private set; } = [];

    /// <summary>An old version, to look at.</summary>
    public Script? Old { get; private set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public Script? Theirs { get; private set; }

    public ScriptText? Preview { get; private set; }

    /// <summary>What is odd about the script that is shown.</summary>
    public IReadOnlyList<ScriptProblem> Notices { get; private set; } = [];

    public PersonId Reader => User.Actor().Person;

    /// <summary>As for somebody of whom nothing is known: no time of day, no name.</summary>
    public IReadOnlyList<ScriptView> Show(ScriptText script) =>
        [RenderScript.Render(Written, script, ScriptWords.For(script.Front, ContactZones.Parse(null), clock.GetUtcNow(), null))];

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (version is { } old && (Old = await scripts.FindAsync(Campaign.Id, Written, old, cancel)) is null)
            return NotFound();
        var newest = await scripts.NewestAsync(Campaign.Id, Written, cancel);
        Seen = newest?.Version ?? 0;
        Markdown = newest?.Markdown ?? ReadyScripts.In(Written.Tag) ?? text["script.form.begin"];
        if (Saved)
            Notices = CheckScript.Check(ScriptText.Parse(Markdown));
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        // Of what is too long nothing is read.
        if (ScriptForm.Read(Markdown, mayBeEmpty: false, ModelState, text) is null && ScriptForm.Clean(Markdown).Length is 0 or > ScriptText.MaxLength)
            return Page();
        Preview = ScriptText.Parse(ScriptForm.Clean(Markdown));
        Notices = [.. CheckScript.Check(Preview).Where(problem => !problem.IsError)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (ScriptForm.Read(Markdown, mayBeEmpty: Seen > 0, ModelState, text) is not { } markdown)
            return Page();
        return await AnswerAsync(await save.SaveAsync(User.Actor(), Campaign.Id, Written, markdown, Seen, cancel), cancel);
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        // If somebody saved meanwhile, what was to be restored comes as if it had been typed.
        Markdown = (await scripts.FindAsync(Campaign.Id, Written, version, cancel))?.Markdown;
        return await AnswerAsync(await save.RestoreAsync(User.Actor(), Campaign.Id, Written, version, Seen, cancel), cancel);
    }

    private async Task<IActionResult> AnswerAsync(SaveScriptResult result, CancellationToken cancel) => result switch
    {
        SaveScriptResult.Saved => Redirect($"/centre/campaigns/{Campaign.Id}/script?language={Written.Tag}&saved=true"),
        SaveScriptResult.NotFound => NotFound(),
        SaveScriptResult.TooManyLanguages => Refuse(text["script.form.tooManyLanguages", ("count", Script.MaxLanguages)]),
        SaveScriptResult.NotTheNewest => await ShowBothAsync(cancel),
    };

    private PageResult Refuse(string words)
    {
        ModelState.AddError("", words);
        return Page();
    }

    /// <summary>From here on she has seen it: what she saves next is made from it.</summary>
    private async Task<PageResult> ShowBothAsync(CancellationToken cancel)
    {
        Theirs = await scripts.NewestAsync(Campaign.Id, Written, cancel);
        Seen = Theirs?.Version ?? 0;
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return false;
        var tags = await scripts.LanguagesAsync(campaign.Id, cancel);
        if (ContentLanguage.Find(string.IsNullOrEmpty(Language) ? ContentLanguage.Choose(tags, text.Language) ?? text.Language : Language) is not { } written)
            return false;
        (Campaign, Written, Languages) = (campaign, written, [.. tags.Select(tag => new ContentLanguage(tag))]);
        Versions = await scripts.VersionsAsync(campaign.Id, written, cancel);
        return true;
    }
}
