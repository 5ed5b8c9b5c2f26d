using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Refusing;

/// <summary>Whose account it is about. Names, and no number beside any.</summary>
[Authorize(Permission.RefuseByAccount)]
internal sealed class AccountsModel(FindAccounts find) : PageModel
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Accounts = await find.OfAsync(User.Actor().Centre, cancel);
}
