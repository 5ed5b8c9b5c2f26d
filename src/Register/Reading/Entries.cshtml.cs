using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>The register: without a number its newest entries, with one that page, whose indices are the same for ever.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class EntriesModel(ReadEntries entries, Text text) : PageModel
{
    public ShownPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long? number, CancellationToken cancel)
    {
        var newest = await entries.NewestPageAsync(cancel);
        if (await ShownPages.ReadAsync($"/{text.Language}/register", number, newest, (first, last) => entries.PagesAsync(first, last, cancel)) is not { } pages)
            return NotFound();
        Pages = pages;
        return Page();
    }
}
