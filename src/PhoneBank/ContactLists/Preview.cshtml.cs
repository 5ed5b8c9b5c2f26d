using System.Globalization;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Second step of an import: how the file is read, to be put right and then imported.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class PreviewModel(ReadCampaigns campaigns, Uploads uploads, ImportList import, TimeProvider clock, Text text) : PageModel
{
    public const int MaxNameLength = Queue.Contact.MaxNameLength;
    public const int MaxNoteLength = Queue.Contact.MaxNoteLength;

    private const int LongestSample = 30;

    [BindProperty]
    public PreviewForm Form { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public Guid Upload { get; private set; }

    public string FileName { get; private set; } = "";

    public Sheet Sheet { get; private set; } = new(',', []);

    /// <summary>Null while the form has an answer that makes no sense.</summary>
    public Survey? Survey { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await FindAsync(id, upload, cancel) is { } refusal)
            return refusal;
        Form = PreviewForm.Of(Reading.Guess(Sheet));
        Look();
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await FindAsync(id, upload, cancel) is { } refusal)
            return refusal;
        Look();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is null)
            return NotFound();
        if (Form.Read(ModelState, text) is not { } reading)
            return await OnPostLookAsync(id, upload, cancel);
        return await import.ImportAsync(User.Actor(), new(id), upload, reading, cancel) switch
        {
            ImportOutcome.Imported or ImportOutcome.ImportedBefore => Redirect($"/centre/campaigns/{id}/lists/{upload}"),
            ImportOutcome.Gone => Redirect(UploadAgain(id)),
            ImportOutcome.Unreadable => await OnPostLookAsync(id, upload, cancel),
        };
    }

    /// <summary>The file is thrown away at once, not only when it is old.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is null)
            return NotFound();
        await uploads.TakeAwayAsync(new(id), upload, cancel);
        return Redirect($"/centre/campaigns/{id}/import");
    }

    public SelectField Regions() => new(
        nameof(PreviewForm.Region), "import.preview.country", "import.preview.countryHint", Form.Region, [new("", text["import.preview.noCountry"]), .. RegionNames.All(text)]);

    /// <summary>Asked only where there are numbers that do not tell.</summary>
    public SelectField Zones()
    {
        var zones = Survey?.Zones ?? (Form.Zone is { Length: > 0 } zone ? [zone] : []);
        return new(
            nameof(PreviewForm.Zone), "import.preview.zone", "import.preview.zoneHint", Form.Zone,
            [new("", text["import.preview.noZone"]), .. zones.Select(each => new Choice(each, each.Replace('_', ' ')))]);
    }

    public SelectField Separators() => new(nameof(PreviewForm.Separator), "import.preview.separator", null, Form.Separator, [.. PreviewForm.SeparatorChoices(Sheet.Separator, text)]);

    /// <summary>A column to choose, by its heading or else by what stands first in it.</summary>
    public SelectField Column(string name, string labelKey, string? chosen, bool none)
    {
        var first = Sheet.Rows[0];
        var columns = Enumerable.Range(0, Sheet.Columns).Select(column => new Choice(
            (column + 1).ToString(CultureInfo.InvariantCulture),
            text["import.preview.column", ("number", column + 1), ("sample", PlainText.Clean(first.Cell(column), LongestSample, out _))]));
        return new(name, labelKey, null, chosen, none ? [new("", text["import.preview.noColumn"]), .. columns] : [.. columns]);
    }

    /// <returns>Null when campaign, file and rows were found.</returns>
    private async Task<IActionResult?> FindAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return NotFound();
        if (await uploads.FindAsync(campaign.Id, upload, cancel) is not var (fileName, words))
            return Redirect(UploadAgain(id));
        (Campaign, Upload, FileName) = (campaign, upload, fileName);
        var separator = Form.Read(new(), text)?.Separator;
        var (sheet, problem) = Sheet.Read(words, separator);
        if (problem is { } wrong)
            ModelState.AddError(nameof(Form.Separator), FileProblemWords.Of(wrong, text));
        // The upload was read whole with the separator that was found, or it would not be here.
        Sheet = sheet ?? Sheet.Read(words, null).Sheet!;
        return null;
    }

    private void Look()
    {
        if (Form.Read(ModelState, text) is { } reading)
            Survey = SurveyRows.Of(Sheet, reading, clock.GetUtcNow());
    }

    private static string UploadAgain(Guid id) => $"/centre/campaigns/{id}/import?gone=true";
}
