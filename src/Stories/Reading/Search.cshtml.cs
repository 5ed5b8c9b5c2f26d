using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Reading;

/// <summary>Search in the stories of a language. Neither kept nor found by search engines: each asks for something else.</summary>
[AllowAnonymous]
[SameOriginPost]
internal sealed class SearchModel(SearchStories stories, Text text) : PageModel
{
    public ContentLanguage Language { get; private set; } = null!;

    /// <summary>What is looked for, as it was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>What was found; null where nothing was looked for.</summary>
    public FoundStories? Found { get; private set; }

    /// <summary>Whether this is the first page of what was found.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>What is wrong with what was typed; null where nothing is.</summary>
    public string? Wrong { get; private set; }

    /// <param name="before">Where the page before ended.</param>
    public async Task OnGetAsync([FromRoute] string language, [FromQuery] string? before, CancellationToken cancel)
    {
        Language = ContentLanguage.OfPath(language)!;
        if (Words is null)
            return;
        Words = PlainText.Clean(Words, SearchTerms.MaxLength, out _);
        var terms = SearchTerms.Of(Words);
        if (terms.Count == 0)
        {
            Wrong = text["stories.search.empty"];
            return;
        }

        IsFirst = !int.TryParse(before, out var place);
        Found = await stories.FindAsync(Language, terms, IsFirst ? null : place, cancel);
    }
}
