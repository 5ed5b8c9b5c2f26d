using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Register;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Training;

/// <summary>One invented call, with the form of a real one. What is typed goes to the server and back to the page, and is kept nowhere.</summary>
[Authorize(Permission.Practise)]
internal sealed class InventedModel(CheckPractice check, Text text) : PageModel
{
    [BindProperty]
    public CallForm Form { get; set; } = new();

    /// <summary>The number that was added as another that they gave. A real call has it in the database; this page carries it along.</summary>
    [BindProperty]
    public string? Added { get; set; }

    [BindProperty]
    public string? AddedName { get; set; }

    public InventedCall Call { get; private set; } = null!;

    /// <summary>What it would have come to; empty until she has said how it ended.</summary>
    public IReadOnlyList<string> CameTo { get; private set; } = [];

    public IReadOnlyList<string> Advice { get; private set; } = [];

    /// <summary>Whether she did what a volunteer would.</summary>
    public bool IsRight { get; private set; }

    /// <summary>Whether she is in the middle of the names.</summary>
    public bool IsTyping { get; private set; }

    public IReadOnlyList<ReferredNumber> Referred =>
        CallFields.ReadNumber(Added, nameof(Added), new(), text) is { } number ? [new(default, number.Masked(), AddedName)] : [];

    // Else the framework takes it, by its name, for what answers the method PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (InventedCalls.Find(context.RouteData.Values["call"] as string) is { } call)
            Call = call;
        else
            context.Result = NotFound();
    }

    public PageResult OnGet() => Again();

    public PageResult OnPostSave()
    {
        check.People(Form, ModelState);
        IsTyping = true;
        return Again();
    }

    public PageResult OnPostSuggest([FromServices] PseudonymSuggestion pseudonym)
    {
        check.People(Form, ModelState);
        if (Form.People.LastOrDefault(row => row.IsBlank) is { } blank)
            (blank.Name, blank.IsRealName) = (pseudonym.Suggest(text.Language), false);
        IsTyping = true;
        return Again();
    }

    public PageResult OnPostRemove(Guid person)
    {
        Form.People.RemoveAll(row => row.Id == person);
        return OnPostSave();
    }

    public PageResult OnPostRefer()
    {
        check.People(Form, ModelState);
        var number = CallFields.ReadNumber(Form.ReferralNumber, "Form.ReferralNumber", ModelState, text);
        if (number is not null)
            (Added, AddedName, Form.ReferralNumber, Form.ReferralName) = (Form.ReferralNumber, Form.ReferralName, null, null);
        else if (string.IsNullOrWhiteSpace(Form.ReferralNumber))
            ModelState.AddError("Form.ReferralNumber", text["call.number.notANumber"]);
        return Again();
    }

    public PageResult OnPostTakeBack()
    {
        (Added, AddedName) = (null, null);
        return OnPostSave();
    }

    public async Task<PageResult> OnPostReportAsync([FromServices] NotePractised note, CancellationToken cancel)
    {
        check.People(Form, ModelState);
        if (Form.Outcome is not { } outcome || !Enum.IsDefined(outcome))
            ModelState.AddError("Form.Outcome", text["call.outcome.missing"]);
        else
            await AnswerAsync(outcome, note, cancel);
        return Again();
    }

    public LocalRedirectResult OnPostGiveBack() => LocalRedirect("/practice");

    private async Task AnswerAsync(Outcome outcome, NotePractised note, CancellationToken cancel)
    {
        if (outcome == Outcome.CallBack && Call.Ends == Outcome.CallBack)
            check.Callback(Form, ModelState);
        if (!ModelState.IsValid)
            return;
        var people = Form.People.Where(row => !row.IsBlank).Select(row => row.ToInput()).ToList();
        var remarks = JudgePractice.Judge(Call, new PracticeReport(outcome, people, Form.Minutes, Form.OtherNumber, Referred.Count > 0));
        CameTo = [.. PracticeWords.CameTo(text, outcome, people.Count)];
        Advice = [.. PracticeWords.Advice(text, Call, remarks)];
        IsRight = remarks.Count == 0;
        if (IsRight)
            await note.NoteAsync(User.Actor(), Call, cancel);
    }

    /// <summary>The page with all that was typed, and an empty row at the end as on a real call.</summary>
    private PageResult Again()
    {
        var errors = ModelState.Where(field => field.Value?.Errors.Count > 0)
            .SelectMany(field => field.Value!.Errors, (field, error) => (field.Key, error.ErrorMessage)).ToList();
        ModelState.Clear();
        errors.ForEach(error => ModelState.AddError(error.Key, error.ErrorMessage));
        var fresh = Form.People.LastOrDefault(row => row.IsBlank) ?? PersonRow.After(Form.People.LastOrDefault());
        Form.People = [.. Form.People.Where(row => !row.IsBlank), fresh];
        return Page();
    }
}
