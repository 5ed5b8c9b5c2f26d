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
internal sealed class PreviewModel(ReadCampaigns campaigns, Uploads uploads, ReadLists lists, StartImport import, TimeProvider clock, Text text) : PageModel
{
    public const int MaxNameLength = Queue.Contact.MaxNameLength;
    public const int MaxNoteLength = Queue.Contact.MaxNoteLength;

    private const int LongestSample = 30;

    [BindProperty]
    public PreviewForm Form { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public Upload Upload { get; private set; } = null!;

    /// <summary>Its first rows.</summary>
    public Sheet Sheet { get; private set; } = new(',', []);

    /// <summary>Null while the form has an answer that makes no sense.</summary>
    public Survey? Survey { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await FindAsync(id, upload, cancel) is { } refusal)
            return refusal;
        Form = PreviewForm.Of(Reading.Guess(Upload.Encoding, Sheet));
        return Look();
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await FindAsync(id, upload, cancel) is { } refusal)
            return refusal;
        return Look();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await FindAsync(id, upload, cancel) is { } refusal)
            return refusal;
        if (!ModelState.IsValid || Form.Read(Upload.Encoding, ModelState, text) is not { } reading)
            return Look();
        return await import.StartAsync(User.Actor(), Campaign.Id, upload, reading, cancel) switch
        {
            ImportOutcome.Started or ImportOutcome.StartedBefore => Redirect(ListAt(id, upload)),
            ImportOutcome.Gone => Redirect(UploadAgain(id)),
            ImportOutcome.Unreadable => Unreadable(),
        };
    }

    /// <summary>The file is thrown away at once, not only when it is old.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, Guid upload, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is null)
            return NotFound();
        if (await lists.FindAsync(new(id), upload, cancel) is not null)
            return Redirect(ListAt(id, upload));
        if (await uploads.FindAsync(new(id), upload, cancel) is not null)
            await uploads.ThrowAwayAsync(upload, cancel);
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

    public SelectField Encodings() => new(
        nameof(PreviewForm.Encoding), "import.preview.encoding", "import.preview.encodingHint", Form.Encoding,
        [.. FileEncodings.All.Select(each => new Choice(each.ToString(), text[$"import.encoding.{each}"]))]);

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
        if (await lists.FindAsync(campaign.Id, upload, cancel) is not null)
            return Redirect(ListAt(id, upload));
        if (await uploads.FindAsync(campaign.Id, upload, cancel) is not { } kept)
            return Redirect(UploadAgain(id));
        (Campaign, Upload) = (campaign, kept);
        var chosen = Form.Read(kept.Encoding, new(), text);
        var (sheet, problem) = await Sheet.ReadAsync(uploads.Open(upload), chosen?.Encoding ?? kept.Encoding, chosen?.Separator, cancel);
        if (problem is { } wrong)
            ModelState.AddError(nameof(Form.Separator), FileProblemWords.Of(wrong, text));
        // It was read whole as it was found to be, or it would not be here.
        Sheet = sheet ?? (await Sheet.ReadAsync(uploads.Open(upload), kept.Encoding, null, cancel)).Sheet!;
        return null;
    }

    private PageResult Look()
    {
        if (Form.Read(Upload.Encoding, ModelState, text) is { } reading)
            Survey = SurveyRows.Of(Sheet, reading, clock.GetUtcNow());
        return Page();
    }

    /// <summary>Its beginning can be read so, and something further down cannot.</summary>
    private PageResult Unreadable()
    {
        ModelState.AddError(nameof(Form.Separator), text["import.preview.unreadable"]);
        return Page();
    }

    private static string UploadAgain(Guid id) => $"/centre/campaigns/{id}/import?gone=true";

    private static string ListAt(Guid campaign, Guid list) => $"/centre/campaigns/{campaign}/lists/{list}";
}
