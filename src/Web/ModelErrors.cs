using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Web;

/// <summary>How a page says what is wrong with a form.</summary>
public static class ModelErrors
{
    /// <summary>Adds an error to a field, to be shown above it and in the summary.</summary>
    /// <param name="modelState">The state of the form.</param>
    /// <param name="field">The field's name as in its <c>for</c>, such as <c>People[0].Name</c>; empty for an error of the whole form.</param>
    /// <param name="text">What is wrong, in the person's language.</param>
    public static void AddError(this ModelStateDictionary modelState, string field, string text) => modelState.AddModelError(field, text);
}
