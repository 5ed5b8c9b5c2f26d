using System.Globalization;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Stories.Reading;

/// <summary>What the public pages of the stories are made of: each publishing and each withdrawing counts.</summary>
internal static class StoriesVersion
{
    public static PublicSource Source { get; } = new(async (services, cancel) =>
    {
        var state = await services.GetRequiredService<LedgerlineDb>().Set<PublishedState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"stories {state?.Changes}");
    });
}
