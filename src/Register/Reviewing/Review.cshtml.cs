using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledgerline.Register.Receipts;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reviewing;

/// <summary>What came in from the web: accepted or refused, one group or several.</summary>
[Authorize(Permission.ReviewDeclarations)]
internal sealed class ReviewModel(WaitingGroups waiting, AcceptGroups accept, RefuseGroups refuse, Text text) : PageModel
{
    /// <summary>How many groups are on the page.</summary>
    public const int PageSize = 50;

    /// <summary>The marks of the groups that were ticked.</summary>
    [BindProperty]
    [SuppressMessage("Performance", "CA1819", Justification = "Bound by the framework.")]
    public string[]? Chosen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public int Count { get; private set; }

    public IReadOnlyList<WaitingGroup> Groups { get; private set; } = [];

    /// <summary>What to say where the groups are ticked, or null.</summary>
    public string? NoneChosen => ModelState[nameof(Chosen)]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>How many groups were decided just now, and how many had changed meanwhile; null when nothing was asked.</summary>
    public (string Key, int Decided, int Changed)? Decision { get; private set; }

    public IReadOnlyList<Choice> Reasons =>
        [.. Enum.GetValues<RefusalReason>().Select(reason => new Choice(reason.ToString(), text[reason.TextKey()]))];

    /// <summary>Names a group in the form as it was when it was shown.</summary>
    public static string Mark(SeenGroup seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{seen.Id}@{seen.ChangedAt.ToUnixTimeMilliseconds()}");

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>Ticks every group on the page; it decides nothing.</summary>
    public async Task<IActionResult> OnPostChooseAllAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await ShowAsync(cancel);
        Chosen = [.. Groups.Select(group => Mark(group.Seen))];
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (Ticked() is { Count: > 0 } groups)
        {
            var accepted = await accept.AcceptAsync(groups, cancel);
            Decision = ("review.accepted", accepted, groups.Count - accepted);
        }

        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var groups = Ticked();
        if (!Enum.GetNames<RefusalReason>().Contains(Reason))
            ModelState.AddError(nameof(Reason), text["review.reasonMissing"]);
        if (ModelState.IsValid)
        {
            var refused = await refuse.RefuseAsync(groups, Enum.Parse<RefusalReason>(Reason!), cancel);
            Decision = ("review.refused", refused, groups.Count - refused);
        }

        await ShowAsync(cancel);
        return Page();
    }

    private List<SeenGroup> Ticked()
    {
        var groups = (Chosen ?? []).Distinct().Select(Parse).OfType<SeenGroup>().ToList();
        if (groups.Count == 0)
            ModelState.AddError(nameof(Chosen), text["review.noneChosen"]);
        return groups;
    }

    private static SeenGroup? Parse(string mark) =>
        mark.Split('@') is [var id, var changed]
        && Guid.TryParseExact(id, "D", out var group)
        && long.TryParse(changed, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new SeenGroup(group, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;

    private async Task ShowAsync(CancellationToken cancel)
    {
        Count = await waiting.CountAsync(cancel);
        Groups = await waiting.OldestAsync(PageSize, cancel);
    }
}
