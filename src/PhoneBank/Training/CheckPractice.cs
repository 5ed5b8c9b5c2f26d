using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Register;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Says of the form of an invented call what the form of a real one would say, and keeps nothing of it.</summary>
internal sealed class CheckPractice(Text text, TimeProvider clock)
{
    /// <summary>Who is entered so far, as each row would be saved.</summary>
    public void People(CallForm form, ModelStateDictionary errors)
    {
        form.People.RemoveAll(row => row.Id == Guid.Empty);
        foreach (var row in form.People)
        {
            row.IsSaved = false;
            if (row.IsBlank)
                continue;
            var input = row.ToInput();
            if (!DeclarantName.TryParse(row.Name, out _, out var refusal))
                errors.AddError(CallForm.FieldOf(row.Id, "Name"), CallWords.Of(text, refusal));
            else if (!input.Organisations.CanBeDeclared())
                errors.AddError(CallForm.FieldOf(row.Id, "Organisations"), text["call.people.noOrganisation"]);
            else
                row.IsSaved = true;
        }

        if (form.Note?.Length > CallNote.MaxLength)
            errors.AddError("Form.Note", text["call.note.tooLong", ("count", CallNote.MaxLength)]);
    }

    /// <summary>When and where to call back.</summary>
    public void Callback(CallForm form, ModelStateDictionary errors)
    {
        _ = CallFields.ReadNumber(form.OtherNumber, "Form.OtherNumber", errors, text);
        _ = CallFields.ReadTime(form, ContactZones.Parse(null), clock.GetUtcNow(), errors, text);
    }
}
