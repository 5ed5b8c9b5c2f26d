using Ledgerline.Centres;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Translating;

/// <summary>A centre's translations: those behind first. Editors come here to review.</summary>
[Authorize(Permission.ReviewTranslations)]
internal sealed class TranslationsModel(ReadTranslations translations) : PageModel
{
    public IReadOnlyList<TranslationRow> Rows { get; private set; } = [];

    public bool MayTranslate => User.HasClaim(Permission.ClaimType, Permission.TranslateStories);

    /// <summary>What waits to be reviewed is read as a whole; the rest is worked on.</summary>
    public string PathOf(TranslationRow row) =>
        $"/translations/{row.Story}/{row.Language}{(MayTranslate && row.State != TextState.InReview ? "" : "/review")}";

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await translations.AllAsync(User.Actor().Centre, cancel);
}
