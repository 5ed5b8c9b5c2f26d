using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Keeps everything that is on the form of a call, whichever button sent it, and says in the model state what cannot be kept as it is.</summary>
internal sealed class SaveCallForm(SavePerson savePerson, NoteCall noteCall, Text text, TimeProvider clock)
{
    public async Task SaveAsync(CallId call, Actor actor, CallForm form, ModelStateDictionary errors, CancellationToken cancel)
    {
        form.People.RemoveAll(row => row.Id == Guid.Empty);
        foreach (var row in form.People.Where(row => !row.IsBlank))
        {
            var result = await savePerson.SaveAsync(call, actor, row.ToInput(), cancel);
            row.IsSaved = result.Outcome == SaveOutcome.Saved;
            if (CallWords.Of(text, result) is { } wrong)
                errors.AddError(CallForm.FieldOf(row.Id, result.Outcome == SaveOutcome.NoOrganisation ? "Organisations" : "Name"), wrong);
        }

        if (form.Note?.Length > CallNote.MaxLength)
            errors.AddError("Form.Note", text["call.note.tooLong", ("count", CallNote.MaxLength)]);
        else
            await noteCall.NoteAsync(call, actor.Person, form.ToNote(), cancel);
    }

    /// <param name="form">What was typed.</param>
    /// <param name="view">The call on which it was asked for.</param>
    /// <param name="asked">When it was; "in five minutes" counts from then.</param>
    /// <param name="errors">Where what cannot be read is said.</param>
    /// <returns>When, where and for whom to call back; null, and an error said, when that cannot be read.</returns>
    public CallbackRequest? ReadCallback(CallForm form, CallView view, DateTimeOffset asked, ModelStateDictionary errors)
    {
        var number = CallFields.ReadNumber(form.OtherNumber, "Form.OtherNumber", errors, text);
        if (view.Person is null && number is null && string.IsNullOrWhiteSpace(form.OtherNumber))
            errors.AddError("Form.OtherNumber", text["call.callback.numberMissing"]);
        if (form.ForWhom?.Length > CallbackRequest.MaxForWhomLength)
            errors.AddError("Form.ForWhom", text["call.callback.forWhomTooLong", ("count", CallbackRequest.MaxForWhomLength)]);
        var zones = view.Person?.Zones ?? Campaigns.ContactZones.Parse(number is null ? null : Queue.ZoneOf.Number(number, clock.GetUtcNow()));
        var at = CallFields.ReadTime(form, zones, asked, errors, text);
        return errors.IsValid && at is { } when ? new CallbackRequest(when, number, form.ForWhom?.Trim()) : null;
    }
}
