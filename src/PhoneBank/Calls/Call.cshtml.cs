using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Telephony;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>The one page of a whole call: the next person, who declares, how it ended. Works without scripts; call.js makes it quicker.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class CallModel(
    ReadCall read, SaveCallForm save, FindCampaigns campaigns, NextOwnCallback nextCallback, FindMissedCallbacks missed, ReadScripts scripts, Text text,
    TimeProvider clock) : PageModel
{
    [BindProperty]
    public CallForm Form { get; set; } = new();

    [BindProperty]
    public Guid? Campaign { get; set; }

    /// <summary>Null when there is no call in hand.</summary>
    public CallView? View { get; private set; }

    /// <summary>What may be said, a script a language.</summary>
    public IReadOnlyList<ScriptView> Scripts { get; private set; } = [];

    public IReadOnlyList<CampaignName> Campaigns { get; private set; } = [];

    public int? MinutesToNextCallback { get; private set; }

    /// <summary>What she promised and did not come to.</summary>
    public IReadOnlyList<MissedCallback> Missed { get; private set; } = [];

    /// <summary>Whether she has called for so long that a rest may be good.</summary>
    public bool IsLongShift { get; private set; }

    /// <summary>Why there is nobody to call.</summary>
    public QueueExplanation? Queue { get; private set; }

    /// <summary>What happened, where it was not what was asked for.</summary>
    public string? Notice { get; private set; }

    /// <summary>Why the number was not given out just now: this one cannot be called, and she goes on.</summary>
    public string? NotDialled { get; private set; }

    /// <summary>The number, just after it was asked for, and never else.</summary>
    public PhoneNumber? Dialled { get; private set; }

    /// <summary>Whether it has been dialled, or they called us: to dial is not what is next. Calling hours count for neither, and else only where they asked for a call by now.</summary>
    public bool IsOnTheLine => Dialled is not null || View is { Declared: not null } || (View is { IsAtAnyHour: true } view && !(view.Person?.CallbackAt <= Now));

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync([FromServices] CurrentCall current, CancellationToken cancel)
    {
        await current.FindUnreportedAsync(User.Actor().Person, cancel);
        await ShowAsync(fromDatabase: true, cancel);
    }

    public async Task<IActionResult> OnPostNextAsync([FromServices] ClaimNextContact claim, CancellationToken cancel)
    {
        var actor = User.Actor();
        var campaign = new CampaignId(Campaign ?? Guid.Empty);
        var result = await claim.ClaimAsync(actor.Person, actor.Centre, campaign, cancel);
        if (result.Call is not null)
            return LocalRedirect("/call");
        ModelState.Clear();
        await ShowAsync(fromDatabase: true, cancel);
        if (result.Outcome == ClaimOutcome.NoSuchCampaign)
            Notice = text["call.noSuchCampaign"];
        else
            Queue = await HttpContext.RequestServices.GetRequiredService<ExplainQueue>().ExplainAsync(campaign, actor.Centre, actor.Person, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid call, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostSuggestAsync(Guid call, [FromServices] PseudonymSuggestion pseudonym, CancellationToken cancel)
    {
        if (Form.People.LastOrDefault(row => row.IsBlank) is { } blank)
            (blank.Name, blank.IsRealName) = (pseudonym.Suggest(text.Language), false);
        if (Form.People.LastOrDefault() is { } last)
            ModelState.Remove(CallForm.FieldOf(last.Id, "Name"));
        // Only shown, not saved: the person on the line has still to agree to it.
        await ShowAsync(fromDatabase: false, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid call, Guid person, [FromServices] RemovePerson remove, CancellationToken cancel)
    {
        Form.People.RemoveAll(row => row.Id == person);
        await SaveAsync(call, cancel);
        await remove.RemoveAsync(new CallId(call), User.Actor(), new DeclarationId(person), cancel);
        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostDialAsync(Guid call, [FromServices] DialContact dial, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        var (outcome, number) = await dial.DialAsync(new CallId(call), User.Actor(), cancel);
        Dialled = number;
        (Notice, NotDialled) = outcome switch
        {
            DialOutcome.Dialled => ((string?)null, (string?)null),
            DialOutcome.NoSuchCall => (CallWords.Of(text, outcome), null),
            DialOutcome.NumberWithSomebodyElse or DialOutcome.DoNotCall or DialOutcome.OutsideHours => (null, CallWords.Of(text, outcome)),
        };
        await ShowAsync(fromDatabase: ModelState.IsValid, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostReportAsync(Guid call, [FromServices] ReportCall report, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        if (Form.Outcome is not { } outcome)
            ModelState.AddError("Form.Outcome", text["call.outcome.missing"]);
        else if (ModelState.IsValid && await ReportAsync(new CallId(call), outcome, report, cancel))
            return LocalRedirect("/call");
        await ShowAsync(fromDatabase: false, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid call, [FromServices] UndoOutcome undo, CancellationToken cancel)
    {
        var result = await undo.UndoAsync(new CallId(call), User.Actor().Person, cancel);
        if (result == UndoResult.Undone)
            return LocalRedirect("/call");
        Notice = result == UndoResult.TakenMeanwhile ? text["call.undo.takenMeanwhile"] : text["call.undo.nothing"];
        await ShowAsync(fromDatabase: true, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostGiveBackAsync(Guid call, [FromServices] GiveBackCall giveBack, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        if (ModelState.IsValid)
            await giveBack.GiveBackAsync(new CallId(call), User.Actor().Person, cancel);
        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostReferAsync(Guid call, [FromServices] AddReferral addReferral, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        var number = CallFields.ReadNumber(Form.ReferralNumber, "Form.ReferralNumber", ModelState, text);
        if (number is null && ModelState.IsValid)
            ModelState.AddError("Form.ReferralNumber", text["call.number.notANumber"]);
        if (Form.ReferralName?.Length > Contact.MaxNameLength)
            ModelState.AddError("Form.ReferralName", text["call.referral.nameTooLong", ("count", Contact.MaxNameLength)]);
        if (ModelState.IsValid && number is not null)
        {
            var outcome = await addReferral.AddAsync(new CallId(call), User.Actor().Person, number, Form.ReferralName?.Trim(), cancel);
            if (outcome != ReferralOutcome.Added)
                ModelState.AddError("Form.ReferralNumber", CallWords.Of(text, outcome));
        }

        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid call, Guid contact, [FromServices] TakeBackReferral takeBack, CancellationToken cancel)
    {
        await SaveAsync(call, cancel);
        if (!await takeBack.TakeBackAsync(new CallId(call), User.Actor().Person, new ContactId(contact), cancel))
            ModelState.AddError("", text["call.referral.tooLate"]);
        return await AgainAsync(cancel);
    }

    /// <param name="call">The open call, whose form was sent; null between calls.</param>
    /// <param name="recent">The call after which somebody was put on the do-not-call list.</param>
    public async Task<IActionResult> OnPostTakeOffAsync(Guid? call, Guid recent, [FromServices] UndoNeverCall undo, CancellationToken cancel)
    {
        if (call is { } open)
            await SaveAsync(open, cancel);
        if (!await undo.UndoAsync(new CallId(recent), User.Actor().Person, cancel))
            ModelState.AddError("", text["call.undo.nothing"]);
        return await AgainAsync(cancel);
    }

    private Task SaveAsync(Guid call, CancellationToken cancel) => save.SaveAsync(new CallId(call), User.Actor(), Form, ModelState, cancel);

    private async Task<bool> ReportAsync(CallId call, Outcome outcome, ReportCall report, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await read.ReadAsync(actor.Person, cancel) is not { } view || view.Id != call)
        {
            Notice = text["call.noSuchCall"];
            return false;
        }

        var callback = outcome == Outcome.CallBack ? save.ReadCallback(Form, view, Now, ModelState) : null;
        if (!ModelState.IsValid)
            return false;
        return Said(await report.ReportAsync(call, actor.Person, new CallReport(outcome, callback, Form.ToNote()), cancel));
    }

    /// <returns>Whether the page of the call, as it is now, says all.</returns>
    private bool Said(ReportOutcome outcome)
    {
        if (CallWords.Of(text, outcome) is not { } wrong)
            return true;
        ModelState.AddError(wrong.Field, wrong.Words);
        return false;
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
            return LocalRedirect("/call");
        await ShowAsync(fromDatabase: false, cancel);
        return Page();
    }

    /// <param name="fromDatabase">Whether to show what is saved instead of what was typed.</param>
    private async Task ShowAsync(bool fromDatabase, CancellationToken cancel)
    {
        var actor = User.Actor();
        View = await read.ReadAsync(actor.Person, cancel);
        MinutesToNextCallback = await nextCallback.MinutesAsync(actor, cancel);
        if (View is null || View.Stage != CallStage.Open)
        {
            Campaigns = await campaigns.ForAsync(actor, cancel);
            Campaign ??= Campaigns.Count > 0 ? Campaigns[0].Id.Value : null;
            Missed = await missed.OfOwnerAsync(actor, cancel);
            IsLongShift = await HttpContext.RequestServices.GetRequiredService<ReadOwnWeeks>().IsLongAsync(actor.Person, cancel);
            return;
        }

        Scripts = await scripts.ForCallAsync(View.Campaign, View.Person?.Zones ?? ContactZones.Parse(null), View.Person is { Names: [var name] } ? name : null, text.Language, cancel);
        if (fromDatabase)
        {
            ModelState.Clear();
            Form = new CallForm
            {
                Note = View.Note.Text,
                Moments = [.. Enum.GetValues<Moments>().Where(one => one != Moments.None && View.Note.Moments.HasFlag(one))],
                People = [.. View.Declared?.People.Select(PersonRow.Of) ?? []],
            };
        }

        var fresh = Form.People.LastOrDefault(row => row.IsBlank) ?? PersonRow.After(Form.People.LastOrDefault());
        Form.People = [.. Form.People.Where(row => !row.IsBlank), fresh];
    }
}
