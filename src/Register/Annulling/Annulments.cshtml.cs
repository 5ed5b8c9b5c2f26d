using System.Diagnostics.CodeAnalysis;
using Ledgerline.Register.Reading;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Annulling;

/// <summary>Where a registrar annuls entries, one or many: looks at them first, then orders it, and can take it back until it is sealed.</summary>
[Authorize(Permission.ReviewDeclarations), RecentSignIn("Order")]
[LargeForm(MaxFormBytes)]
internal sealed class AnnulmentsModel(
    OrderAnnulments order, TakeBackAnnulments takeBack, LookAtEntries look, ReadOrdered ordered, ReadAnnulments annulled, Text text) : PageModel
{
    /// <summary>How many ordered ones, and how many sealed ones, are on the page.</summary>
    public const int PageSize = 50;

    /// <summary>Holds the numbers of <see cref="OrderAnnulments.Most"/> entries, each typed by itself.</summary>
    private const int MaxFormBytes = 256 * 1024;

    /// <summary>The entries to annul, as typed.</summary>
    [BindProperty]
    public string? Numbers { get; set; }

    [BindProperty]
    public string? ReasonCode { get; set; }

    /// <summary>The ordered ones that were ticked.</summary>
    [BindProperty]
    [SuppressMessage("Performance", "CA1819", Justification = "Bound by the framework.")]
    public string[]? Chosen { get; set; }

    /// <summary>More ordered ones to take back, as typed.</summary>
    [BindProperty]
    public string? Others { get; set; }

    /// <summary>What would become of each entry that was typed; null where nothing is to be looked at.</summary>
    public IReadOnlyList<(SeenEntry Seen, OrderOutcome Outcome)>? Preview { get; private set; }

    /// <summary>What was just done, each a sentence; empty where nothing was.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public int WaitingCount { get; private set; }

    public IReadOnlyList<WaitingAnnulment> Waiting { get; private set; } = [];

    /// <summary>Sealed ones, newest first.</summary>
    public IReadOnlyList<ShownAnnulment> Sealed { get; private set; } = [];

    /// <summary>The index before which older ones go on; null where there are none.</summary>
    public long? Older { get; private set; }

    /// <summary>Whether <see cref="Sealed"/> begins with the newest.</summary>
    public bool IsNewest { get; private set; } = true;

    /// <summary>What to say where ordered ones are ticked, or null.</summary>
    public string? NoneChosen => ModelState[nameof(Chosen)]?.Errors.FirstOrDefault()?.ErrorMessage;

    public IReadOnlyList<Choice> Reasons =>
        [.. Enum.GetValues<AnnulmentReason>().Select(reason => new Choice(reason.ToString(), text[reason.TextKey()]))];

    /// <param name="before">Where the list of the sealed ones goes on.</param>
    public async Task OnGetAsync(string? before, CancellationToken cancel)
    {
        ModelState.Clear();
        await ShowAsync(EntryIndex.TryParse(before, out var index) ? index.Value : null, cancel);
    }

    /// <summary>Looks; it decides nothing.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (TryRead(out var entries, out _))
            Preview = [.. (await look.LookAsync(entries, cancel)).Select(seen => (seen, Judge(seen)))];
        else
            await ShowAsync(null, cancel);
        return Page();
    }

    /// <summary>Back to the form, with what was typed.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await ShowAsync(null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostOrderAsync(CancellationToken cancel)
    {
        if (TryRead(out var entries, out var reason))
        {
            var outcomes = await order.OrderAsync(User, entries.Indices, reason, cancel);
            Said = [.. outcomes.Values.CountBy(outcome => outcome).OrderBy(each => each.Key).Select(each => text[each.Key.DoneKey(), ("count", each.Value)])];
            (Numbers, ReasonCode) = (null, null);
        }

        await ShowAsync(null, cancel);
        return Page();
    }

    /// <summary>Ticks every ordered one on the page; it decides nothing.</summary>
    public async Task<IActionResult> OnPostChooseAllAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await ShowAsync(null, cancel);
        Chosen = [.. Waiting.Select(each => each.Entry.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var entries = Ticked();
        if (ModelState.IsValid)
        {
            var takenBack = await takeBack.TakeBackAsync(User, entries, cancel);
            var late = entries.Count - takenBack;
            Said = [text["annulments.takenBack", ("count", takenBack)], .. late > 0 ? [text["annulments.tooLate", ("count", late)]] : Array.Empty<string>()];
            (Chosen, Others) = (null, null);
        }

        await ShowAsync(null, cancel);
        return Page();
    }

    private static OrderOutcome Judge(SeenEntry seen) => seen switch
    {
        { Entry: null } => OrderOutcome.NotAnEntry,
        { Annulled: not null } => OrderOutcome.AlreadyAnnulled,
        { IsOrdered: true } => OrderOutcome.AlreadyOrdered,
        _ => OrderOutcome.Ordered,
    };

    private bool TryRead([NotNullWhen(true)] out EntryNumbers? entries, out AnnulmentReason reason)
    {
        ModelState.Clear();
        if (!EntryNumbers.TryParse(Numbers, OrderAnnulments.Most, out entries, out var mistake))
            ModelState.AddError(nameof(Numbers), text.Of(mistake, OrderAnnulments.Most));
        reason = default;
        if (!Enum.GetNames<AnnulmentReason>().Contains(ReasonCode) || !Enum.TryParse(ReasonCode, out reason))
            ModelState.AddError(nameof(ReasonCode), text["annulments.reasonMissing"]);
        return ModelState.IsValid && entries is not null;
    }

    /// <summary>Those that were ticked, and those that were typed.</summary>
    private HashSet<EntryIndex> Ticked()
    {
        var entries = new HashSet<EntryIndex>();
        foreach (var mark in Chosen ?? [])
        {
            if (EntryIndex.TryParse(mark, out var index))
                entries.Add(index);
        }

        if (EntryNumbers.TryParse(Others, OrderAnnulments.Most, out var typed, out var mistake))
            entries.UnionWith(typed.Indices);
        else if (mistake.Why != EntryNumbersRefusal.Empty)
            ModelState.AddError(nameof(Others), text.Of(mistake, OrderAnnulments.Most));
        else if (entries.Count == 0)
            ModelState.AddError(nameof(Chosen), text["annulments.noneChosen"]);
        return entries;
    }

    private async Task ShowAsync(long? before, CancellationToken cancel)
    {
        WaitingCount = await ordered.CountAsync(cancel);
        Waiting = await ordered.NewestAsync(PageSize, cancel);
        var found = await annulled.NewestAsync(before, PageSize + 1, cancel);
        Sealed = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Sealed[^1].Index.Value : null;
        IsNewest = before is null;
    }
}
