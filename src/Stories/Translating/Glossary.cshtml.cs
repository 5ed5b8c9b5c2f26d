using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Translating;

/// <summary>How a centre translates its terms, a pair of languages at a time.</summary>
[Authorize(Permission.TranslateStories)]
internal sealed class GlossaryModel(ReadGlossary glossary, KeepGlossary keep, Text text) : PageModel
{
    private const string English = "en";
    private const string French = "fr";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Into { get; set; }

    /// <summary>The term that is changed; null to add one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public string? Term { get; set; }

    [BindProperty]
    public string? Translation { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ContentLanguage FromLanguage { get; private set; } = null!;

    public ContentLanguage IntoLanguage { get; private set; } = null!;

    public IReadOnlyList<GlossaryPair> Pairs { get; private set; } = [];

    public IReadOnlyList<GlossaryTerm> Terms { get; private set; } = [];

    public IEnumerable<ContentLanguage> Languages => ContentLanguage.ByName(text.Culture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel))
            return NotFound();
        if (Id is not { } id)
            return Page();
        if (Terms.FirstOrDefault(term => term.Id == id) is not { } changed)
            return NotFound();
        (Term, Translation, Note) = (changed.Term, changed.Translation, changed.Note);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel))
            return NotFound();
        var term = Read(Term, nameof(Term), GlossaryTerm.MaxTermLength, isNeeded: true);
        var translation = Read(Translation, nameof(Translation), GlossaryTerm.MaxTermLength, isNeeded: true);
        var note = Read(Note, nameof(Note), GlossaryTerm.MaxNoteLength, isNeeded: false);
        if (!ModelState.IsValid)
            return Page();
        return Answer(Id is { } id
            ? await keep.ChangeAsync(User.Actor(), id, term, translation, note, cancel)
            : await keep.AddAsync(User.Actor(), FromLanguage, IntoLanguage, term, translation, note, cancel));
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        await ChooseAsync(cancel) ? Answer(await keep.DeleteAsync(User.Actor(), Id ?? Guid.Empty, cancel)) : NotFound();

    private IActionResult Answer(GlossaryResult result) => result switch
    {
        GlossaryResult.Done => Redirect($"/translations/glossary?from={FromLanguage.Tag}&into={IntoLanguage.Tag}&saved=true"),
        GlossaryResult.AlreadyThere => Refuse(text["translating.glossary.alreadyThere"]),
        GlossaryResult.Full => Refuse(text["translating.glossary.full", ("count", GlossaryTerm.Most)]),
        GlossaryResult.NotFound => NotFound(),
    };

    private PageResult Refuse(string words)
    {
        ModelState.AddError(nameof(Term), words);
        return Page();
    }

    private string Read(string? typed, string field, int most, bool isNeeded)
    {
        var clean = PlainText.Clean(typed, most, out var wasCut);
        if (wasCut)
            ModelState.AddError(field, text["translating.glossary.tooLong", ("count", most)]);
        else if (isNeeded && clean.Length == 0)
            ModelState.AddError(field, text[$"translating.glossary.missing{field}"]);
        return clean;
    }

    /// <summary>The languages that are asked for, else those that the centre has terms of, else from English.</summary>
    private async Task<bool> ChooseAsync(CancellationToken cancel)
    {
        Pairs = await glossary.PairsAsync(User.Actor().Centre, cancel);
        var first = Pairs.Count > 0 ? Pairs[0] : new GlossaryPair(English, French, 0);
        if (ContentLanguage.Find(From ?? first.From) is not { } from || ContentLanguage.Find(Into ?? first.To) is not { } into)
            return false;
        (FromLanguage, IntoLanguage) = (from, into);
        Terms = await glossary.AllAsync(User.Actor().Centre, from.Tag, into.Tag, cancel);
        return true;
    }
}
