using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>First step of an import: the file.</summary>
[Authorize(Permission.ManageCentre)]
[StreamedForm(MaxBytes)]
[RequestTimeout(WebModule.UploadTime)]
internal sealed class ImportModel(ReadCampaigns campaigns, Uploads uploads, Text text) : PageModel
{
    /// <summary>Somewhat more than a file may have, so that one which is a little too large is told so on this page.</summary>
    private const long MaxBytes = LookAtFile.MaxBytes + 16 * 1024 * 1024;

    /// <summary>The file's field. What is in it is read as it comes (<see cref="UploadedFile"/>) and never stands here.</summary>
    public string? List { get; init; }

    /// <summary>The file that was to be imported is not there any more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (UploadedFile.Of(HttpContext) is not { } file)
            return Refuse(new(FileRefusal.Missing));
        var (upload, problem) = await uploads.KeepAsync(Campaign.Id, NameOf(file), file.Content, cancel);
        if (problem is not { } wrong)
            return Redirect($"/centre/campaigns/{id}/import/{upload}");
        // A browser shows the answer only once it has sent everything.
        await file.Content.CopyToAsync(Stream.Null, cancel);
        return Refuse(wrong);
    }

    private PageResult Refuse(FileProblem problem)
    {
        ModelState.AddError(nameof(List), FileProblemWords.Of(problem, text));
        return Page();
    }

    private string NameOf(UploadedFile file) =>
        PlainText.Clean(Path.GetFileName(file.FileName), ContactList.MaxNameLength, out _) is { Length: > 0 } name ? name : text["import.upload.noName"];

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return false;
        Campaign = campaign;
        return true;
    }
}
