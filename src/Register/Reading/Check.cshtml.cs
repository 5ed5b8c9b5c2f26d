using System.Text.RegularExpressions;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>How to check the register without us, with the very commands.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed partial class CheckModel(PublishedLog published, Text text) : PageModel
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
        Commands = new CheckCommands(Site(Key), text.Language, Key, [.. published.Witnesses.Select(witness => witness.Key)], new EntryIndex(index), size);
    }

    /// <summary>Where this page was read, so that it also fits a test, a mirror or another name. Of a host with signs that a shell reads nothing is repeated.</summary>
    private string Site(VerifierKey key) =>
        PlainHost().IsMatch(Request.Host.Value ?? "") ? $"{Request.Scheme}://{Request.Host.Value}" : $"https://{key.Name.Split('/')[0]}";

    [GeneratedRegex(@"\A[A-Za-z0-9.:\[\]-]+\z")]
    private static partial Regex PlainHost();
}
