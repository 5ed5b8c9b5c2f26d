using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Web.Tests.Pages;

[AllowAnonymous]
[SameOriginPost]
internal sealed class DeclareModel(Text text) : PageModel
{
    public static IReadOnlyList<Choice> Everyone { get; } =
        [new("party", "Communist Party"), new("league", "Youth League"), new("pioneers", "Young Pioneers", "Children from six to fourteen")];

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Words { get; set; } = "";

    [BindProperty]
    public int Age { get; set; } = 40;

    [BindProperty]
    public IReadOnlyList<string> Organisations { get; set; } = ["league"];

    [BindProperty]
    public bool Agreed { get; set; }

    public IActionResult OnPost()
    {
        if (Name.Length < 3) ModelState.AddError(nameof(Name), "Give a name of three letters or more");
        if (Organisations.Count == 0) ModelState.AddError(nameof(Organisations), "Choose at least one organisation");
        if (!Agreed) ModelState.AddError(nameof(Agreed), "Say that it is so");
        return ModelState.IsValid ? RedirectToPage() : Page();
    }

    public string Title => text["nav.declare"];
}
