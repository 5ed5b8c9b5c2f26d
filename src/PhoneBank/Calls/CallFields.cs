using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Telephony;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Reads what is typed into the form of a call, a real one or one that is practised, and says in the model state what cannot be read.</summary>
internal static class CallFields
{
    /// <returns>Null when nothing was typed, or, with an error, when it is no number.</returns>
    public static PhoneNumber? ReadNumber(string? typed, string field, ModelStateDictionary errors, Text text)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (PhoneNumber.Parse(typed, null).TryGet(out var number, out var refusal))
            return number;
        errors.AddError(field, CallWords.Of(text, refusal));
        return null;
    }

    /// <param name="zones">Where the person is.</param>
    /// <param name="asked">"In five minutes" counts from then.</param>
    /// <returns>When to call back; null, with an error, when that cannot be read.</returns>
    public static DateTimeOffset? ReadTime(CallForm form, ContactZones zones, DateTimeOffset asked, ModelStateDictionary errors, Text text)
    {
        var (at, refusal) = CallbackTime.Read(form.Minutes, form.Date, form.Time, zones, asked);
        if (refusal is { } why)
            errors.AddError(why is CallbackTimeRefusal.Missing or CallbackTimeRefusal.BadMinutes ? "Form.Minutes" : "Form.Time", CallWords.Of(text, why));
        return at;
    }
}
