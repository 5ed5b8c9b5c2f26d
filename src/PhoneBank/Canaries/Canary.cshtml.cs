using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Refusing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>One telephone of the centre's own: whose it is among the accounts, who had its number, and that it rang.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CanaryModel(ReadCanary read, ChangeCanary change, FindAccounts accounts, CentreClock centreClock, Text text, TimeProvider clock) : PageModel
{
    private IReadOnlyList<Account> _accounts = [];

    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [FromQuery]
    public CanaryChange? Said { get; set; }

    public CanaryStory Story { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string NameOf(PersonId id) => EnteredModel.NameOf(text, _accounts.FirstOrDefault(account => account.Id == id) ?? new Account(id, null));

    /// <summary>A moment by the centre's clock.</summary>
    public string Moment(DateTimeOffset at) => EnteredModel.Moment(text, at, Zone);

    public async Task<IActionResult> OnGetAsync(Guid canary, CancellationToken cancel) => await FindAsync(canary, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRangAsync(Guid canary, CancellationToken cancel)
    {
        if (!await FindAsync(canary, cancel))
            return NotFound();
        if (ReadRing() is not { } ring)
            return Page();
        return await change.NoteRingAsync(User.Actor(), canary, ring, cancel) ? LocalRedirect($"/centre/canaries/{canary}?said={CanaryChange.RingNoted}") : NotFound();
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid canary, CancellationToken cancel) =>
        await change.TakeOutAsync(User.Actor(), canary, cancel) ? LocalRedirect($"/centre/canaries?said={CanaryChange.TakenOut}") : NotFound();

    private async Task<bool> FindAsync(Guid canary, CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        if (await read.ReadAsync(centre, canary, cancel) is not { } story)
            return false;
        (Story, Zone) = (story, await centreClock.ZoneOfAsync(centre, cancel));
        _accounts = await accounts.OfAsync(centre, cancel);
        return true;
    }

    /// <returns>Null, with errors, when it cannot be read; now where no time was typed.</returns>
    private CanaryRing? ReadRing()
    {
        var words = (Words ?? "").Trim();
        if (words.Length is 0 or > CanaryRing.MaxWordsLength)
            ModelState.AddError(nameof(Words), text["canaries.rang.noWords", ("count", CanaryRing.MaxWordsLength)]);
        var now = clock.GetUtcNow();
        var at = now;
        if (!string.IsNullOrWhiteSpace(Date) || !string.IsNullOrWhiteSpace(Time))
        {
            if (LocalClock.TryReadDay(Date, out var day) && LocalClock.TryReadTime(Time, out var time) && LocalClock.Resolve(day.ToDateTime(time), Zone) is var then && then <= now)
                at = then;
            else
                ModelState.AddError(nameof(Date), text["canaries.rang.badTime"]);
        }

        return ModelState.IsValid ? new CanaryRing(at, words) : null;
    }
}
