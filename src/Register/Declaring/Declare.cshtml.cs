using System.Diagnostics.CodeAnalysis;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Declaring;

/// <summary>
/// The public form: one person or a group. The ids made with the empty form go along with it, so that however often it is sent, each person is
/// entered once; the answer to sending it is the receipt itself, so that its code stands in no address.
/// </summary>
[AllowAnonymous]
[SameOriginPost]
internal sealed class DeclareModel(Declare declare, PseudonymSuggestion pseudonyms, Text text) : PageModel
{
    public const int MaxPeople = 20;

    [BindProperty]
    public string? Group { get; set; } = FormId.New();

    [BindProperty]
    [SuppressMessage("Usage", "CA2227", Justification = "Bound by the framework.")]
    public List<PersonRow>? People { get; set; }

    /// <summary>The receipt, once it is given.</summary>
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>Who was declared, in the order of the receipt.</summary>
    public IReadOnlyList<DeclarationDraft> Declared { get; private set; } = [];

    public void OnGet() => People = [new PersonRow()];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var rows = Typed();
        // A last row that was added and left without a name is nobody.
        if (rows.Count > 1 && string.IsNullOrWhiteSpace(rows[^1].Name))
            rows.RemoveAt(rows.Count - 1);
        var drafts = Read(rows);
        if (ModelState.IsValid)
            Show(await declare.DeclareAsync(new GroupId(Guid.Parse(Group!)), drafts, Origin.Web, cancel), drafts);
        return Page();
    }

    public IActionResult OnPostAdd()
    {
        var rows = Typed();
        if (rows.Count >= MaxPeople)
            ModelState.AddError("", text["declare.tooMany", ("count", MaxPeople)]);
        else
            rows.Add(new PersonRow { Organisations = rows[^1].Organisations });
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

    private void Show(DeclareResult result, IReadOnlyList<DeclarationDraft> drafts)
    {
        switch (result.Outcome)
        {
            case DeclareOutcome.Accepted:
                (Receipt, Declared) = (result.Receipt, drafts);
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
            if (rows[i].TryRead(ModelState, text, $"People[{i}].", rows.Count > 1 ? i + 1 : null, out var name, out var kind, out var organisations))
                drafts.Add(new DeclarationDraft(new DeclarationId(Guid.Parse(rows[i].Id!)), name, kind, organisations));
        }

        return drafts;
    }

    /// <summary>What was typed, to be shown again as the rows say and not as the fields came; ids that are none, or come twice, made anew.</summary>
    private List<PersonRow> Typed()
    {
        ModelState.Clear();
        People = People is { Count: > 0 } ? People : [new PersonRow()];
        Group = FormId.Parse(Group) ?? FormId.New();
        var seen = new HashSet<string>();
        foreach (var row in People)
            row.Id = FormId.Parse(row.Id) is { } id && seen.Add(id) ? id : FormId.New();
        return People;
    }
}
