using Ledgerline.Register.Reading;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Listing;

/// <summary>Who declared on a day, by pages whose entries are the same for ever once they are full.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class DayModel(ReadList lists, CountRegister register, Text text) : PageModel
{
    public DateOnly Day { get; private set; }

    public Counts Counts { get; private set; }

    /// <summary>The day before it on which somebody declared, or null.</summary>
    public DateOnly? Earlier { get; private set; }

    /// <summary>The day after it on which somebody declared, or null.</summary>
    public DateOnly? Later { get; private set; }

    public ShownPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string day, long? number, CancellationToken cancel)
    {
        if (!ListName.TryParseDay(day, out var shown))
            return NotFound();
        var list = ListName.Of(shown);
        var newest = await lists.NewestPageAsync(list, cancel);
        var address = $"/{text.Language}/register/day/{list}";
        // Every day of the calendar has an address; those on which somebody declared have a page.
        if (newest < 0 || await ShownPages.ReadAsync(address, number, newest, (first, last) => lists.PagesAsync(list, first, last, cancel)) is not { } pages)
            return NotFound();
        (Day, Pages) = (shown, pages);
        var days = (await register.CountAsync(cancel)).Days;
        Counts = days.FirstOrDefault(each => each.Start == shown)?.Counts ?? default;
        Earlier = days.LastOrDefault(each => each.Start < shown)?.Start;
        Later = days.FirstOrDefault(each => each.Start > shown)?.Start;
        return Page();
    }
}
