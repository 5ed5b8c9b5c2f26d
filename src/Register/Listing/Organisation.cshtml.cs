using Ledgerline.Register.Reading;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Listing;

/// <summary>Who left one organisation, by pages whose entries are the same for ever once they are full.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class OrganisationModel(ReadList lists, Text text) : PageModel
{
    public Organisations Organisation { get; private set; }

    public ShownPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string organisation, long? number, CancellationToken cancel)
    {
        if (!ListName.TryParseOrganisation(organisation, out var shown))
            return NotFound();
        var list = ListName.Of(shown);
        var newest = await lists.NewestPageAsync(list, cancel);
        var address = $"/{text.Language}/register/organisation/{list}";
        if (await ShownPages.ReadAsync(address, number, newest, (first, last) => lists.PagesAsync(list, first, last, cancel)) is not { } pages)
            return NotFound();
        (Organisation, Pages) = (shown, pages);
        return Page();
    }
}
