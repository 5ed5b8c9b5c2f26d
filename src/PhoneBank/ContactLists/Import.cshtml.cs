using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>First step of an import: the file.</summary>
[Authorize(Permission.ManageCentre)]
[LargeForm(MaxBytes)]
internal sealed class ImportModel(ReadCampaigns campaigns, Uploads uploads, Text text) : PageModel
{
    /// <summary>Somewhat more than a file may have, so that one which is a little too large is told so on this page.</summary>
    private const int MaxBytes = FileText.MaxBytes + 4 * 1024 * 1024;

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The file that was to be imported is not there any more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        var (words, problem) = await ReadAsync(cancel);
        if (problem is { } wrong)
            ModelState.AddError(nameof(List), FileProblemWords.Of(wrong, text));
        if (words is null)
            return Page();
        var upload = await uploads.KeepAsync(Campaign.Id, NameOf(List!), words, cancel);
        return Redirect($"/centre/campaigns/{id}/import/{upload}");
    }

    /// <summary>A file that cannot be read whole is refused here, before anything of it is kept.</summary>
    private async Task<(string? Text, FileProblem? Problem)> ReadAsync(CancellationToken cancel)
    {
        if (List is null)
            return (null, new(FileRefusal.Missing));
        using var memory = new MemoryStream();
        await List.CopyToAsync(memory, cancel);
        var (words, refusal) = FileText.Read(memory.ToArray());
        if (refusal is { } why)
            return (null, new(why));
        return Sheet.Read(words!, null).Problem is { } problem ? (null, problem) : (words, null);
    }

    private string NameOf(IFormFile file) =>
        PlainText.Clean(Path.GetFileName(file.FileName), ContactList.MaxNameLength, out _) is { Length: > 0 } name ? name : text["import.upload.noName"];

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return false;
        Campaign = campaign;
        return true;
    }
}
