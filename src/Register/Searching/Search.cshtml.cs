using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Searching;

/// <summary>Search by name. What is looked for travels in posts only, in no address, and is kept nowhere.</summary>
[AllowAnonymous]
[SameOriginPost]
internal sealed class SearchModel(SearchNames names, NameIndex index, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where the page before ended; empty for the first.</summary>
    [BindProperty]
    public string? After { get; set; }

    /// <summary>What was found, or null where nothing was looked for.</summary>
    public FoundNames? Found { get; private set; }

    /// <summary>Whether this is the first page of what was found.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Whether names are there that cannot be found yet.</summary>
    public bool IsBehind { get; private set; }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (!NameQuery.TryParse(Name, out var query, out var refusal))
        {
            ModelState.AddError(nameof(Name), refusal switch
            {
                NameQueryRefusal.Empty => text["search.empty"],
                NameQueryRefusal.TooLong => text["search.tooLong", ("count", DeclarantName.MaxClusters)],
            });
            return;
        }

        IsFirst = !SearchPlace.TryParse(After, out var after);
        Found = await names.FindAsync(query, after, cancel);
        IsBehind = Found.Next is null && await index.IsBehindAsync(cancel);
    }
}
