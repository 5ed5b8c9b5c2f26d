using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>How the log does: what is published, and who has cosigned it.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class StatusModel(ReadStatus status, Text text) : PageModel
{
    public LogStatus Log { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Log = await status.ReadAsync(cancel);

    /// <summary>A moment in UTC, as witnesses and their readers are in all time zones.</summary>
    public string Say(DateTimeOffset at) =>
        text["status.moment", ("day", DateOnly.FromDateTime(at.UtcDateTime)), ("time", TimeOnly.FromDateTime(at.UtcDateTime))];
}
