using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Takes a report as the outbox of a browser sends it: perhaps hours after the button was pressed, perhaps twice.</summary>
internal sealed class SendReport(ReadCall read, SaveCallForm save, ReportCall report, Text text, TimeProvider clock)
{
    /// <returns>Null when nothing is left to be done; else, in words, what is to be put right.</returns>
    public async Task<string?> SendAsync(
        CallId call, Actor actor, Outcome outcome, CallForm form, TimeSpan age, ModelStateDictionary errors, CancellationToken cancel = default)
    {
        if (form.Note?.Length > CallNote.MaxLength)
            return text["call.note.tooLong", ("count", CallNote.MaxLength)];
        // Of a call that is no longer in her hand the report says that by itself.
        var view = await read.ReadAsync(actor.Person, cancel);
        var callback = outcome == Outcome.CallBack && view?.Id == call ? save.ReadCallback(form, view, clock.GetUtcNow() - age, errors) : null;
        if (errors.Values.SelectMany(entry => entry.Errors).FirstOrDefault() is { } wrong)
            return wrong.ErrorMessage;
        return CallWords.Of(text, await report.ReportAsync(call, actor.Person, new CallReport(outcome, callback, form.ToNote()), cancel))?.Words;
    }
}
