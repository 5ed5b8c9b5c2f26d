using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>How to check the register without us, with the very commands.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class CheckModel(PublishedLog published, Text text) : PageModel
{
    /// <summary>The log's key; null where there is no log yet.</summary>
    public VerifierKey? Key { get; private set; }

    /// <summary>Null while nothing is published that could be checked.</summary>
    public CheckCommands? Commands { get; private set; }

    /// <param name="entry">The entry that the commands are about; the first where there is no such one.</param>
    public async Task OnGetAsync(string? entry, CancellationToken cancel)
    {
        Key = await published.KeyAsync(cancel);
        if (Key is null || await published.NewestAsync(cancel) is not { Checkpoint.Size: { Value: > 0 } size })
            return;
        // A size and an index are written alike.
        var index = TreeSize.TryParse(entry, out var wished) && wished < size ? wished.Value : 0;
        Commands = new CheckCommands(Site(), text.Language, Key, [.. published.Witnesses.Select(witness => witness.Key)], new EntryIndex(index), size);
    }

    /// <summary>Where this page was read, so that it also fits another name. The server refuses a host with signs that a shell reads (a test holds it).</summary>
    private string Site() => $"{Request.Scheme}://{Request.Host.Value}";
}
