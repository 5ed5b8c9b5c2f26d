using System.Text;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>One entry, with its leaf and what opens its commitment.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class EntryModel(ReadEntries entries) : PageModel
{
    public ShownEntry Entry { get; private set; } = null!;

    /// <summary>The leaf's lines.</summary>
    public string Leaf { get; private set; } = "";

    /// <summary>The record's lines, or null once the name is erased.</summary>
    public string? Record { get; private set; }

    /// <summary>The salt in base64, or null once the name is erased.</summary>
    public string? Salt { get; private set; }

    public async Task<IActionResult> OnGetAsync(long index, CancellationToken cancel)
    {
        if (index < 0 || await entries.OneAsync(new EntryIndex(index), cancel) is not { } found)
            return NotFound();
        Entry = found.Entry;
        Leaf = Encoding.ASCII.GetString(found.Leaf);
        if (found is { Entry.Name: { } name, Salt: { } salt })
            (Record, Salt) = (Encoding.UTF8.GetString(CanonicalRecord.Bytes(found.Entry.Kind, name)), Convert.ToBase64String(salt));
        return Page();
    }
}
