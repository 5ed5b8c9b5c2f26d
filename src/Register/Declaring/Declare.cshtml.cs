using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Declaring;

/// <summary>Where somebody is in declaring.</summary>
internal enum DeclareStep
{
    Form,
    Preview,
    Receipt,
}

/// <summary>
/// The public form: one person or a group, looked at before it is sent. The ids made with the empty form go along with it, so that however often it is
/// sent, each person is entered once; the answer to sending it is the receipt itself, so that its code stands in no address.
/// </summary>
[AllowAnonymous]
[NeedsKeys]
[SameOriginPost]
[LargeForm(256 * 1024)]
[WorksInBackground]
internal sealed class DeclareModel(DeclareOnWeb declare, PseudonymSuggestion pseudonyms, Work work, ReadLoad readLoad, RegisterOptions options, NetworkLimits limits, Text text) : PageModel
{
    public const int MaxPeople = 20;

    /// <summary>From so many bits on a slow device is busy for a while, and is told so.</summary>
    private const int LongWorkBits = 15;

    private WaitingLoad _load = new(0, 0, 0);

    [BindProperty]
    public string? Group { get; set; } = FormId.New();

    [BindProperty]
    [SuppressMessage("Usage", "CA2227", Justification = "Bound by the framework.")]
    public List<PersonRow>? People { get; set; }

    /// <summary>What the browser works on, and what it found (docs/specs/work.md).</summary>
    [BindProperty]
    public string? WorkChallenge { get; set; }

    [BindProperty]
    public string? WorkSolution { get; set; }

    public DeclareStep Step { get; private set; }

    /// <summary>The receipt, once it is given.</summary>
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>Who is to be declared, or was, in the order of the receipt.</summary>
    public IReadOnlyList<DeclarationDraft> Drafts { get; private set; } = [];

    /// <summary>How many bits the challenge asks for; what is not ours any more asks for as many as a new one.</summary>
    public int WorkBits => work.BitsOf(WorkChallenge, _load.Bits) ?? _load.Bits;

    public bool IsWorkLong => WorkBits >= LongWorkBits;

    /// <summary>Whether nothing more is taken in just now: better said before somebody writes.</summary>
    public bool IsFull => _load.IsFull(withWork: true, options);

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _load = await readLoad.NowAsync(HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
        People = [new PersonRow()];
        WorkChallenge = work.NewChallenge(_load.Bits);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Drafts = Read(Named(Typed()));
        if (!ModelState.IsValid)
            return Page();
        if (!limits.TryTake(HttpContext, NetworkPolicy.Declaring))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddError("", text["declare.tooOften"]);
            Step = DeclareStep.Preview;
            return Page();
        }

        var result = await declare.DeclareAsync(Guid.Parse(Group!), Drafts, WorkChallenge, WorkSolution, cancel);
        switch (result.Outcome)
        {
            case WebOutcome.Sent:
                Show(result.Declared!);
                break;
            case WebOutcome.WorkRefused:
                AskForWorkAgain();
                break;
            case WebOutcome.Full:
                AskForPatience("declare.full");
                break;
            case WebOutcome.FullWithoutWork:
                AskForPatience("declare.fullWithoutWork");
                break;
        }

        return Page();
    }

    public IActionResult OnPostPreview()
    {
        Drafts = Read(Named(Typed()));
        if (ModelState.IsValid)
            Step = DeclareStep.Preview;
        return Page();
    }

    public IActionResult OnPostChange()
    {
        Typed();
        return Page();
    }

    public IActionResult OnPostAdd()
    {
        var rows = Typed();
        if (rows.Count >= MaxPeople)
            ModelState.AddError("", text["declare.tooMany", ("count", MaxPeople)]);
        else
            rows.Add(new PersonRow { Organisations = rows[^1].Organisations, Place = rows[^1].Place });
        return Page();
    }

    public IActionResult OnPostRemove(int? row)
    {
        var rows = Typed();
        if (row is { } one and >= 0 && one < rows.Count)
            rows.RemoveAt(one);
        if (rows.Count == 0)
            rows.Add(new PersonRow());
        return Page();
    }

    public IActionResult OnPostSuggest(int? row)
    {
        var rows = Typed();
        if (row is { } one and >= 0 && one < rows.Count)
            (rows[one].Name, rows[one].Kind) = (pseudonyms.Suggest(text.Language), nameof(NameKind.Pseudonym));
        return Page();
    }

    public IActionResult OnPostTemplate(int? row, int? template)
    {
        var rows = Typed();
        if (row is { } one and >= 0 && one < rows.Count && template is { } number and >= 1 and <= StatementTemplates.Count)
            rows[one].Statement = StatementTemplates.Words(text, number);
        return Page();
    }

    private void AskForWorkAgain()
    {
        ModelState.AddError("", text["declare.workRefused"]);
        (WorkChallenge, WorkSolution, Step) = (work.NewChallenge(_load.Bits), "", DeclareStep.Preview);
    }

    /// <summary>All that was typed stays on the page, to be sent again from there.</summary>
    private void AskForPatience(string key)
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = DeclareOnWeb.TryAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        ModelState.AddError("", text[key]);
        Step = DeclareStep.Preview;
    }

    private void Show(DeclareResult result)
    {
        switch (result.Outcome)
        {
            case DeclareOutcome.Accepted:
                (Receipt, Step) = (result.Receipt, DeclareStep.Receipt);
                break;
            case DeclareOutcome.AlreadySealed:
            case DeclareOutcome.IdTaken:
            case DeclareOutcome.GroupClosed:
                ModelState.AddError("", text["declare.sentBefore"]);
                break;
            case DeclareOutcome.GroupFull:
                ModelState.AddError("", text["declare.tooMany", ("count", MaxPeople)]);
                break;
            case DeclareOutcome.NoOrganisation:
                ModelState.AddError("", text["declare.organisationMissing"]);
                break;
        }
    }

    private List<DeclarationDraft> Read(List<PersonRow> rows)
    {
        if (rows.Count > MaxPeople)
            ModelState.AddError("", text["declare.tooMany", ("count", MaxPeople)]);
        var drafts = new List<DeclarationDraft>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Read(ModelState, text, $"People[{i}].", rows.Count > 1 ? i + 1 : null) is { } person)
                drafts.Add(new DeclarationDraft(new DeclarationId(Guid.Parse(rows[i].Id!)), person.Name, person.Kind, person.Organisations) { Details = person.Details });
        }

        return drafts;
    }

    /// <summary>A last row that was added and left without a name is nobody.</summary>
    private static List<PersonRow> Named(List<PersonRow> rows)
    {
        if (rows.Count > 1 && string.IsNullOrWhiteSpace(rows[^1].Name))
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    /// <summary>What was typed, to be shown again as the rows say and not as the fields came; ids that are none, or come twice, made anew.</summary>
    private List<PersonRow> Typed()
    {
        ModelState.Clear();
        People = People is { Count: > 0 } ? People : [new PersonRow()];
        // Work belongs to a group and a challenge of ours: without either it is worth nothing.
        var group = FormId.Parse(Group);
        (Group, WorkSolution) = (group ?? FormId.New(), group is null ? "" : WorkSolution);
        if (string.IsNullOrEmpty(WorkSolution) && work.BitsOf(WorkChallenge, _load.Bits) is null)
            WorkChallenge = work.NewChallenge(_load.Bits);
        var seen = new HashSet<string>();
        foreach (var row in People)
            row.Id = FormId.Parse(row.Id) is { } id && seen.Add(id) ? id : FormId.New();
        return People;
    }
}
