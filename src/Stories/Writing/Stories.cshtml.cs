using Ledgerline.Centres;
using Ledgerline.Stories.Jottings;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Writing;

/// <summary>What a centre's editors have before them: jottings, and the stories that they write, by how far each is.</summary>
[Authorize(Permission.EditStories)]
[RecentSignIn("Drop")]
internal sealed class StoriesModel(ReadJottings jottings, ReadTexts texts, BeginStory begin, DropJotting drop, Text text) : PageModel
{
    /// <summary>What waits for somebody first.</summary>
    public static readonly TextState[] Order = [TextState.InReview, TextState.Draft, TextState.Published, TextState.Withdrawn];

    /// <summary>What a redirect says; no other words are shown.</summary>
    private static readonly string[] Words = ["dropped", "gone", "sent", "returned", "published", "withdrawn"];

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public string? Message => Words.Contains(Done) ? $"writing.done.{Done}" : null;

    public bool IsGone => Done == "gone";

    public IReadOnlyList<ReadJotting> Jottings { get; private set; } = [];

    public IReadOnlyList<TextRow> Texts { get; private set; } = [];

    public PersonId Reader => User.Actor().Person;

    /// <summary>The one that is offered first.</summary>
    public ContentLanguage OwnLanguage => ContentLanguage.Find(text.Language)!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Jottings = await jottings.AllAsync(User.Actor().Centre, cancel);
        Texts = await texts.OriginalsAsync(User.Actor().Centre, cancel);
    }

    public async Task<IActionResult> OnPostBeginAsync(string? language, Guid? jotting, CancellationToken cancel)
    {
        if (ContentLanguage.Find(language) is not { } chosen)
            return BadRequest();
        return await begin.BeginAsync(User.Actor(), chosen, jotting, cancel) is { } story ? Redirect($"/stories/{story}/{chosen.Tag}") : Redirect("/stories?done=gone");
    }

    public async Task<IActionResult> OnPostDropAsync(Guid jotting, CancellationToken cancel) =>
        Redirect(await drop.DropAsync(User.Actor(), jotting, cancel) ? "/stories?done=dropped" : "/stories?done=gone");
}
