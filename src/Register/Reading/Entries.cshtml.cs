using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>The register: without a number its newest entries, with one that page, whose indices are the same for ever.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class EntriesModel(ReadEntries entries) : PageModel
{
    public IReadOnlyList<RegisterRow> Entries { get; private set; } = [];

    /// <summary>The page with newer entries, or null.</summary>
    public long? Newer { get; private set; }

    /// <summary>The page with older entries, or null.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(long? number, CancellationToken cancel)
    {
        var newest = await entries.NewestPageAsync(cancel);
        if (number < 0 || number > newest)
            return NotFound();

        // The newest page may have one entry only; with the one before it there is something to read.
        var (first, last) = number is { } one ? (one, one) : (Math.Max(0, newest - 1), newest);
        Entries = await entries.PagesAsync(first, last, cancel);
        Newer = last < newest ? last + 1 : null;
        Older = first > 0 ? first - 1 : null;
        return Page();
    }
}
