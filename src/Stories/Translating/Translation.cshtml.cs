using Ledgerline.Centres;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Translating;

/// <summary>A translation beside its source, a row a piece.</summary>
[Authorize(Permission.TranslateStories)]
[LargeForm(TranslationForm.MaxBytes, MaxFields = TranslationForm.MaxFields)]
internal sealed class TranslationModel(ReadTranslations translations, ReadTexts texts, SaveText save, ProposeSentences memory, ReadGlossary glossary, Text text) : PageModel
{
    private const int LettersALine = 50;

    private IReadOnlyList<GlossaryTerm> _terms = [];
    private IReadOnlyDictionary<string, Proposal> _proposals = new Dictionary<string, Proposal>();

    [BindProperty]
    public TranslationForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public OpenTranslation Open { get; private set; } = null!;

    public ContentLanguage From => new(Open.Own.Text.From!);

    public ContentLanguage To => new(Open.Own.Text.Language);

    public string Path => $"/translations/{Open.Own.Story.Id}/{To.Tag}";

    public IReadOnlyList<TypedPiece> Rows { get; private set; } = [];

    /// <summary>What is translated of pieces that the source has no longer.</summary>
    public IReadOnlyList<TranslatedPiece> Gone { get; private set; } = [];

    /// <summary>Somebody else saved meanwhile, and what both did is put together.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>How many pieces were read from a file.</summary>
    public int? Imported { get; private set; }

    public bool IsInReview => Open.Own.Text.State == TextState.InReview;

    public int Done => Rows.Count(row => !row.IsMissing && !row.IsBehind);

    public int Behind => Rows.Count(row => row.IsBehind);

    public string NameOf(int place) => place switch
    {
        0 => text["translating.piece.title"],
        1 => text["translating.piece.summary"],
        _ => text["translating.piece.paragraph", ("number", place - 1)],
    };

    /// <summary>As many as it will need, so that nothing has to be scrolled within the page.</summary>
    public static int LinesOf(TypedPiece row) => Math.Clamp(1 + (Math.Max(row.Source.Length, row.Target.Length) / LettersALine), 2, 20);

    public IReadOnlyList<GlossaryTerm> TermsOf(TypedPiece row) => [.. _terms.Where(term => term.IsIn(row.Source))];

    public Proposal? ProposalOf(TypedPiece row) => row.IsMissing || row.IsBehind ? _proposals.GetValueOrDefault(row.Source) : null;

    public async Task<IActionResult> OnGetAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        await ShowSavedAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        if (await TypedAsync(cancel) is not { } rows)
            return await RefuseTornAsync(cancel);
        var content = TranslatedContent.Of(rows, Form.TypedCredit);
        TranslationForm.Check(content, ModelState, text);
        if (!ModelState.IsValid)
            return await ShowTypedAsync(rows, cancel);
        return await save.SaveAsync(User.Actor(), Open.Own.Story.Id, To.Tag, content, Form.Seen, sourceVersion: Form.SourceVersion, cancel: cancel) switch
        {
            SaveTextResult.Saved => Redirect($"{Path}?saved=true"),
            SaveTextResult.NotFound => NotFound(),
            SaveTextResult.InReview => await RefuseAsync(rows, text["translating.inReview"], cancel),
            SaveTextResult.NotTheNewest => await ShowBothAsync(story, rows, cancel),
        };
    }

    /// <summary>Puts what is known of a piece's sentences into it. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostProposeAsync(Guid story, string language, int put, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        if (await TypedAsync(cancel) is not { } rows)
            return await RefuseTornAsync(cancel);
        if (put >= 0 && put < rows.Count && rows[put] is { Target: "" } empty && (await memory.ForAsync(From.Tag, To.Tag, [empty.Source], cancel)).TryGetValue(empty.Source, out var proposal))
            rows = [.. rows.Select((row, place) => place == put ? row with { Target = proposal.Text } : row)];
        return await ShowTypedAsync(rows, cancel);
    }

    /// <summary>For another program.</summary>
    public async Task<IActionResult> OnGetXliffAsync(Guid story, string language, CancellationToken cancel) => await FindAsync(story, language, cancel)
        ? File(Xliff.Write(From, To, Align(Open.Own.Content).Pieces), Xliff.ContentType, $"{From.Tag}-{To.Tag}-{story:N}.xlf")
        : NotFound();

    /// <summary>Puts what another program has written into the pieces that it is of. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostImportAsync(Guid story, string language, IFormFile? file, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        await ShowSavedAsync(cancel);
        if (file is null)
            return Refuse("translating.xliff.missing");
        await using var stream = file.OpenReadStream();
        if (await Xliff.ReadAsync(stream, TranslationForm.MaxBytes) is not { } content)
            return Refuse("translating.xliff.unreadable");
        if (content.From != From.Tag || content.To != To.Tag)
            return Refuse("translating.xliff.otherLanguages");
        var saved = Align(Open.Own.Content);
        var read = AlignPieces.Align(Open.Pieces, [.. content.Rows.Select(TranslationForm.Clean)]);
        (Imported, Gone) = (read.Pieces.Count(piece => !piece.IsMissing), read.Gone);
        var mine = read with { Pieces = [.. read.Pieces.Zip(saved.Pieces, (own, kept) => own.IsMissing ? kept : own)] };
        await ShowAsync(TypedTranslation.Show(saved, mine), read.Gone, cancel);
        return Page();
    }

    private PageResult Refuse(string key)
    {
        ModelState.AddError("File", text[key]);
        return Page();
    }

    private async Task<bool> FindAsync(Guid story, string language, CancellationToken cancel)
    {
        if (await translations.FindAsync(User.Actor().Centre, new(story), language, cancel) is not { } open)
            return false;
        Open = open;
        _terms = await glossary.AllAsync(User.Actor().Centre, From.Tag, To.Tag, cancel);
        return true;
    }

    /// <summary>What the form says, piece by piece; null when it cannot be: it was torn on its way, or names a version that there is not.</summary>
    private async Task<IReadOnlyList<TranslatedPiece>?> TypedAsync(CancellationToken cancel)
    {
        // The source may have changed since it was shown: what was typed is of what was shown.
        var pieces = Open.Source?.Version == Form.SourceVersion ? Open.Pieces : Form.Pieces;
        if (Form.Typed(pieces.Count) is not { } typed || await texts.ContentAsync(Open.Own.Story.Id, To.Tag, Form.Seen, cancel) is not { } seen)
            return null;
        return TypedTranslation.Rows(AlignPieces.Align(pieces, TranslatedContent.RowsOf(seen, pieces)), typed, Form.Right);
    }

    private async Task<PageResult> RefuseAsync(IReadOnlyList<TranslatedPiece> rows, string words, CancellationToken cancel)
    {
        ModelState.AddError("", words);
        return await ShowTypedAsync(rows, cancel);
    }

    private async Task<PageResult> RefuseTornAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        ModelState.AddError("", text["translating.form.torn"]);
        await ShowSavedAsync(cancel);
        return Page();
    }

    private async Task ShowSavedAsync(CancellationToken cancel)
    {
        var saved = Align(Open.Own.Content);
        (Form.Seen, Form.Credit) = (Open.Own.Text.Version, Open.Own.Content.Byline);
        await ShowAsync(TypedTranslation.Show(saved), saved.Gone, cancel);
    }

    private async Task<PageResult> ShowTypedAsync(IReadOnlyList<TranslatedPiece> rows, CancellationToken cancel)
    {
        var mine = AlignPieces.Align(Open.Pieces, rows);
        await ShowAsync(TypedTranslation.Show(await SeenAsync(cancel), mine), mine.Gone, cancel);
        return Page();
    }

    /// <summary>From here on she has seen theirs: what she saves next is made from it.</summary>
    private async Task<PageResult> ShowBothAsync(Guid story, IReadOnlyList<TranslatedPiece> rows, CancellationToken cancel)
    {
        var before = await texts.ContentAsync(Open.Own.Story.Id, To.Tag, Form.Seen, cancel) ?? StoryContent.Empty;
        // Once more, for it was saved after it was looked up.
        await FindAsync(story, To.Tag, cancel);
        var (theirs, mine) = (Open.Own.Content, AlignPieces.Align(Open.Pieces, rows));
        ModelState.Clear();
        if (Form.TypedCredit == before.Byline)
            Form.Credit = theirs.Byline;
        (Form.Seen, IsMerged) = (Open.Own.Text.Version, true);
        await ShowAsync(TypedTranslation.Merge(Align(before), mine, Align(theirs)), mine.Gone, cancel);
        return Page();
    }

    private async Task ShowAsync(IReadOnlyList<TypedPiece> rows, IReadOnlyList<TranslatedPiece> gone, CancellationToken cancel)
    {
        (Rows, Gone) = (rows, gone);
        _proposals = await memory.ForAsync(From.Tag, To.Tag, [.. rows.Where(row => row.IsMissing || row.IsBehind).Select(row => row.Source)], cancel);
    }

    private async Task<Alignment> SeenAsync(CancellationToken cancel) => Align(await texts.ContentAsync(Open.Own.Story.Id, To.Tag, Form.Seen, cancel) ?? StoryContent.Empty);

    private Alignment Align(StoryContent content) => AlignPieces.Align(Open.Pieces, TranslatedContent.RowsOf(content, Open.Pieces));
}
