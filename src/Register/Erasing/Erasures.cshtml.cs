using System.Diagnostics.CodeAnalysis;
using Ledgerline.Register.Reading;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Erasing;

/// <summary>Where a registrar erases names for declarants who ask for it and have no receipt any more.</summary>
[Authorize(Permission.ReviewDeclarations), RecentSignIn("Erase")]
internal sealed class ErasuresModel(EraseEntries erase, LookAtEntries look, Text text) : PageModel
{
    /// <summary>The entries to erase, as typed.</summary>
    [BindProperty]
    public string? Numbers { get; set; }

    /// <summary>Whether the box was ticked that says it is for ever.</summary>
    [BindProperty]
    public bool Understood { get; set; }

    /// <summary>What would become of each entry that was typed; null where nothing is to be looked at.</summary>
    public IReadOnlyList<(SeenEntry Seen, EraseOutcome Outcome)>? Preview { get; private set; }

    /// <summary>What was just done, each a sentence; empty where nothing was.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public void OnGet() => ModelState.Clear();

    /// <summary>Looks; it decides nothing.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (TryRead(out var entries))
            await LookAsync(entries, cancel);
        return Page();
    }

    /// <summary>Back to the form, with what was typed.</summary>
    public void OnPostChange() => ModelState.Clear();

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancel)
    {
        if (!TryRead(out var entries))
            return Page();
        if (!Understood)
        {
            ModelState.AddError(nameof(Understood), text["erasures.notUnderstood"]);
            await LookAsync(entries, cancel);
            return Page();
        }

        var outcomes = await erase.EraseAsync(User, entries.Indices, cancel);
        Said = [.. outcomes.Values.CountBy(outcome => outcome).OrderBy(each => each.Key).Select(each => text[each.Key.DoneKey(), ("count", each.Value)])];
        Numbers = null;
        return Page();
    }

    private async Task LookAsync(EntryNumbers entries, CancellationToken cancel) =>
        Preview = [.. (await look.LookAsync(entries, cancel)).Select(seen => (seen, Judge(seen)))];

    private static EraseOutcome Judge(SeenEntry seen) => seen.Entry switch
    {
        null => EraseOutcome.NotAnEntry,
        { Name: null } => EraseOutcome.AlreadyErased,
        _ => EraseOutcome.Erased,
    };

    private bool TryRead([NotNullWhen(true)] out EntryNumbers? entries)
    {
        ModelState.Clear();
        if (EntryNumbers.TryParse(Numbers, EraseEntries.Most, out entries, out var mistake))
            return true;
        ModelState.AddError(nameof(Numbers), text.Of(mistake, EraseEntries.Most));
        return false;
    }
}
