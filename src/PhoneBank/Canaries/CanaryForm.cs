using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>What is typed to put a telephone of the centre's own into a campaign.</summary>
internal sealed class CanaryForm
{
    public string? Campaign { get; set; }

    public string? Number { get; set; }

    public string? Label { get; set; }

    public string? Name { get; set; }

    public string? Account { get; set; }

    /// <returns>Null, with errors, when something cannot be read.</returns>
    public NewCanary? Read(ModelStateDictionary errors, Text text)
    {
        if (!Guid.TryParse(Campaign, out var campaign))
            errors.AddError("Form.Campaign", text["canaries.noCampaign"]);
        var number = CallFields.ReadNumber(Number, "Form.Number", errors, text);
        if (string.IsNullOrWhiteSpace(Number))
            errors.AddError("Form.Number", text["call.number.notANumber"]);
        var label = (Label ?? "").Trim();
        if (label.Length is 0 or > CanaryRecord.MaxLabelLength)
            errors.AddError("Form.Label", text["canaries.noLabel", ("count", CanaryRecord.MaxLabelLength)]);
        if (Name?.Trim().Length > Contact.MaxNameLength)
            errors.AddError("Form.Name", text["call.referral.nameTooLong", ("count", Contact.MaxNameLength)]);
        if (!errors.IsValid || number is null)
            return null;
        PersonId? account = Guid.TryParse(Account, out var person) ? new PersonId(person) : null;
        return new NewCanary(new CampaignId(campaign), number, string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(), label, account);
    }
}
