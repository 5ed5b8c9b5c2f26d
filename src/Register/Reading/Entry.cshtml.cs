using System.Text;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Ledgerline.Register.Reading;

/// <summary>One entry, with its leaf and what opens its commitment; or, where an annulment has this index, that.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class EntryModel(ReadEntries entries, ReadAnnulments annulments) : PageModel
{
    private const string AnnulmentView = "/Pages/Register/Reading/Annulment.cshtml";

    public ShownEntry Entry { get; private set; } = null!;

    /// <summary>What annuls it, or null.</summary>
    public ShownAnnulment? Annulled { get; private set; }

    /// <summary>The leaf's lines.</summary>
    public string Leaf { get; private set; } = "";

    /// <summary>The record's lines, or null once the name is erased.</summary>
    public string? Record { get; private set; }

    /// <summary>The salt in base64, or null once the name is erased.</summary>
    public string? Salt { get; private set; }

    public async Task<IActionResult> OnGetAsync(long index, CancellationToken cancel)
    {
        if (index < 0)
            return NotFound();
        if (await entries.OneAsync(new EntryIndex(index), cancel) is not { } found)
            return await AnnulmentAsync(new EntryIndex(index), cancel);
        Entry = found.Entry;
        Annulled = await annulments.OfEntryAsync(Entry.Index, cancel);
        Leaf = Encoding.ASCII.GetString(found.Leaf);
        if (found is { Entry.Record: { } record, Salt: { } salt })
            (Record, Salt) = (Encoding.UTF8.GetString(record.Bytes()), Convert.ToBase64String(salt));
        return Page();
    }

    private async Task<IActionResult> AnnulmentAsync(EntryIndex index, CancellationToken cancel) =>
        await annulments.AtAsync(index, cancel) is { } found
            ? new ViewResult { ViewName = AnnulmentView, ViewData = new ViewDataDictionary<AnnulmentProof>(MetadataProvider, ModelState) { Model = found } }
            : NotFound();
}
