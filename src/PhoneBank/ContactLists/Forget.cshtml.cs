using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Asks whether all that is known of the people of a list is really to be destroyed.</summary>
[Authorize(Permission.ManageCentre), RecentSignIn("")]
internal sealed class ForgetModel(ReadCampaigns campaigns, ReadLists lists, SetListUse use) : PageModel
{
    public ListReport Report { get; private set; } = null!;

    public string ListPath { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is null || await lists.ReportAsync(new(id), list, cancel) is not { } report)
            return NotFound();
        (Report, ListPath) = (report, PathOf(id, list));
        return report.List.Use is not ListUse.Forgotten ? Page() : Redirect(ListPath);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid list, CancellationToken cancel) => await use.SetAsync(User.Actor(), new(id), list, ListUse.Forgotten, cancel) switch
    {
        // The list's page says what holds.
        ListUseOutcome.Done or ListUseOutcome.TooLate => Redirect(PathOf(id, list)),
        ListUseOutcome.NoSuchList => NotFound(),
    };

    private static string PathOf(Guid campaign, Guid list) => $"/centre/campaigns/{campaign}/lists/{list}";
}
