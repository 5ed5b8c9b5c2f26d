using Ledgerline.Web;

namespace Ledgerline.Stories.Reading;

/// <summary>A page of a list of stories in one language, newest first, with the ways on.</summary>
/// <param name="Occasion">Of which they are; null for all.</param>
/// <param name="Number">The page; null for the newest, whose address is the list's own.</param>
/// <param name="Newer">The number of the next page, or null. The newest page is the list itself.</param>
/// <param name="Older">The number of the page before, or null.</param>
/// <param name="Languages">In which the list has a story, by tag.</param>
/// <param name="Occasions">Of which there are stories in this language.</param>
internal sealed record ShownStories(
    ContentLanguage Language, Occasion? Occasion, int? Number, IReadOnlyList<StoryRow> Rows, int? Newer, int? Older, IReadOnlyList<string> Languages, IReadOnlyList<Occasion> Occasions)
{
    /// <summary>The list's address after the language: the same in each.</summary>
    public string Path => Occasion is { } occasion ? $"stories/occasion/{occasion.Slug()}" : "stories";

    /// <summary>The list's own address.</summary>
    public string Address => $"/{Language.Tag}/{Path}";

    /// <summary>The address of one page, whose stories stay the same as others are published.</summary>
    public string AddressOf(int number) => Occasion is null ? $"{Address}/page/{number}" : $"{Address}/{number}";

    /// <summary>The list is there in each language that has a story for it. An older page is not the same in any two, and one without stories is nothing to find.</summary>
    public PageLanguages Alternates => (Rows.Count, Number) switch
    {
        (0, _) => PageLanguages.None,
        (_, not null) => new PageLanguages(Language.Tag, [Language.Tag], null),
        _ => new PageLanguages(Language.Tag, Languages, ContentLanguage.Choose(Languages, Web.Languages.Default)),
    };
}
