using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Translating;

/// <summary>What is public, of any centre, and not told in a language yet: begun with a button.</summary>
[Authorize(Permission.TranslateStories)]
internal sealed class NewTranslationModel(FindUntranslated untranslated, ReadTranslations translations, BeginTranslation begin, Text text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Into { get; set; }

    [BindProperty]
    public Guid Story { get; set; }

    [BindProperty]
    public string? From { get; set; }

    /// <summary>Into which is translated; null until she has said it.</summary>
    public ContentLanguage? Language { get; private set; }

    public IReadOnlyList<Untranslated> Stories { get; private set; } = [];

    public IEnumerable<ContentLanguage> Languages => ContentLanguage.ByName(text.Culture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ContentLanguage.Find(From) is not { } from || ContentLanguage.Find(Into) is not { } into)
            return await RefuseAsync("translating.new.choose", cancel);
        return await begin.BeginAsync(User.Actor(), new(Story), from, into, cancel) switch
        {
            BeginTranslationResult.Begun => Redirect($"/translations/{Story}/{into.Tag}"),
            BeginTranslationResult.AlreadyThere => await RefuseAsync("translating.new.alreadyThere", cancel),
            BeginTranslationResult.NotPublic => await RefuseAsync("translating.new.notPublic", cancel),
        };
    }

    private async Task<PageResult> RefuseAsync(string key, CancellationToken cancel)
    {
        ModelState.AddError("", text[key]);
        return await ShowAsync(cancel);
    }

    /// <summary>Until she chooses one, the language that she, or somebody beside her, has translated into last.</summary>
    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        var last = Into is null ? (await translations.AllAsync(User.Actor().Centre, cancel)).MaxBy(row => row.At)?.Language : null;
        Language = ContentLanguage.Find(Into ?? last);
        if (Language is not null)
            Stories = await untranslated.ForAsync(Language.Tag, cancel);
        return Page();
    }
}
