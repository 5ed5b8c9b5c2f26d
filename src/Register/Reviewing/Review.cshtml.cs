using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reviewing;

/// <summary>What a registrar is about to decide about several groups, shown before it is done.</summary>
internal sealed record Proposal(string Handler, RefusalReason? Reason, IReadOnlyList<WaitingGroup> Groups)
{
    public int People => Groups.Sum(group => group.People.Count);
}

/// <summary>What was decided just now.</summary>
/// <param name="Groups">As they are now, where that can be taken back.</param>
/// <param name="Changed">How many had changed meanwhile and were left alone.</param>
internal sealed record Decision(string Key, int Count, IReadOnlyList<SeenGroup> Groups, int Changed);

/// <summary>What came in from the web: accepted or refused, one group or several, and taken back.</summary>
[Authorize(Permission.ReviewDeclarations)]
[LargeForm(256 * 1024)]
internal sealed class ReviewModel(WaitingGroups waiting, DecideGroups decide, Text text) : PageModel
{
    /// <summary>How many groups are on the page.</summary>
    public const int PageSize = 100;

    private const int DecidedSize = 100;

    private IReadOnlyList<WaitingGroup> _compared = [];

    /// <summary>The marks of the groups that were ticked.</summary>
    [BindProperty]
    [SuppressMessage("Performance", "CA1819", Justification = "Bound by the framework.")]
    public string[]? Chosen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows only what is odd in this way; nothing for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Odd { get; set; }

    /// <summary>True where what is asked for was looked at before.</summary>
    [BindProperty]
    public bool Looked { get; set; }

    /// <summary>How many groups wait.</summary>
    public int Count { get; private set; }

    /// <summary>The oldest of them, of the chosen oddity.</summary>
    public IReadOnlyList<WaitingGroup> Groups { get; private set; } = [];

    /// <summary>The oddities among those that were compared, and how many groups have each.</summary>
    public IReadOnlyList<(Oddity Oddity, int Groups)> Oddities { get; private set; } = [];

    /// <summary>What was decided and can still be taken back.</summary>
    public IReadOnlyList<WaitingGroup> Decided { get; private set; } = [];

    public Proposal? Proposal { get; private set; }

    public Decision? Decision { get; private set; }

    /// <summary>What to say where the groups are ticked, or null.</summary>
    public string? NoneChosen => ModelState[nameof(Chosen)]?.Errors.FirstOrDefault()?.ErrorMessage;

    public IReadOnlyList<Choice> Reasons =>
        [.. Enum.GetValues<RefusalReason>().Select(reason => new Choice(reason.ToString(), text[reason.TextKey()]))];

    /// <summary>The filter as it goes along with each form and link.</summary>
    public string Filter => ReadOdd() is { } odd ? $"odd={odd}" : "";

    /// <summary>Names a group in the form as it was when it was shown.</summary>
    public static string Mark(SeenGroup seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{seen.Id}@{seen.ChangedAt.ToUnixTimeMilliseconds()}");

    public Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        return ShowAsync(cancel);
    }

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
        var groups = Ticked();
        if (ModelState.IsValid && !await ProposeAsync("Accept", null, groups, cancel))
            Tell("review.accepted", await decide.AcceptAsync(User, groups, cancel), groups);
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var groups = Ticked();
        if (!Enum.GetNames<RefusalReason>().Contains(Reason))
            ModelState.AddError(nameof(Reason), text["review.reasonMissing"]);
        if (ModelState.IsValid && Enum.Parse<RefusalReason>(Reason!) is var reason && !await ProposeAsync("Refuse", reason, groups, cancel))
            Tell("review.refused", await decide.RefuseAsync(User, groups, reason, cancel), groups);
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var groups = Ticked();
        if (ModelState.IsValid)
        {
            var back = await decide.TakeBackAsync(User, groups, cancel);
            Decision = new Decision("review.takenBack", back.Count, [], groups.Count - back.Count);
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>Many at once are shown before they are decided; one alone is before the eyes already, and can be taken back.</summary>
    private async Task<bool> ProposeAsync(string handler, RefusalReason? reason, List<SeenGroup> groups, CancellationToken cancel)
    {
        if (Looked || groups.Count == 1)
            return false;
        await CompareAsync(cancel);
        Proposal = new Proposal(handler, reason, [.. _compared.Where(group => groups.Contains(group.Seen))]);
        return true;
    }

    private void Tell(string key, IReadOnlyList<SeenGroup> decided, List<SeenGroup> asked)
    {
        Decision = new Decision(key, decided.Count, decided, asked.Count - decided.Count);
        (Chosen, Reason) = (null, null);
    }

    private List<SeenGroup> Ticked()
    {
        var groups = (Chosen ?? []).Distinct().Select(Parse).OfType<SeenGroup>().ToList();
        if (groups.Count == 0)
            ModelState.AddError(nameof(Chosen), text["review.noneChosen"]);
        return groups;
    }

    /// <param name="mark">Null where a field came empty.</param>
    private static SeenGroup? Parse(string? mark) =>
        mark?.Split('@') is [var id, var changed]
        && Guid.TryParseExact(id, "D", out var group)
        && long.TryParse(changed, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new SeenGroup(group, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;

    private Oddity? ReadOdd() => Enum.GetNames<Oddity>().Contains(Odd) ? Enum.Parse<Oddity>(Odd!) : null;

    private async Task CompareAsync(CancellationToken cancel)
    {
        if (_compared.Count == 0)
            _compared = await waiting.OldestAsync(cancel);
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        if (Proposal is not null)
            return;
        Count = await waiting.CountAsync(cancel);
        await CompareAsync(cancel);
        Oddities = [.. _compared.SelectMany(group => group.Oddities).CountBy(oddity => oddity).OrderBy(each => each.Key).Select(each => (each.Key, each.Value))];
        Groups = [.. _compared.Where(group => ReadOdd() is not { } odd || group.Oddities.Contains(odd)).Take(PageSize)];
        Decided = await waiting.DecidedAsync(DecidedSize, cancel);
    }
}
