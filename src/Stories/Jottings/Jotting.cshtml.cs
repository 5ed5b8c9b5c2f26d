using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Jottings;

/// <summary>Where a volunteer jots down what is worth telling: by itself, or from the call page.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class JottingModel(WriteJotting write, Text text) : PageModel
{
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool IsKept { get; set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        IsKept = false;
        if (Problem(Words) is not { } problem)
        {
            await write.WriteAsync(User.Actor().Centre, Clean(Words), cancel);
            return Redirect("/jotting?kept=true");
        }

        ModelState.AddError(nameof(Words), problem);
        return Page();
    }

    /// <summary>The same for the call page's script, which stays where it is.</summary>
    public async Task<IActionResult> OnPutAsync([FromBody] Sent? sent, CancellationToken cancel)
    {
        if (Problem(sent?.Words) is { } problem)
            return new JsonResult(new { error = problem }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        await write.WriteAsync(User.Actor().Centre, Clean(sent!.Words), cancel);
        return new JsonResult(new { });
    }

    private static string Clean(string? words) => (words ?? "").ReplaceLineEndings("\n").Trim();

    private string? Problem(string? words) => Clean(words).Length switch
    {
        0 => text["jotting.missing"],
        > Jotting.MaxLength => text["jotting.tooLong", ("count", Jotting.MaxLength)],
        _ => null,
    };

    public sealed record Sent(string? Words);
}
