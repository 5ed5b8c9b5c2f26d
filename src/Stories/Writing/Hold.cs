using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

/// <summary>Holds a text for the rest of the write transaction, so that two who change it do it one after the other. On SQLite the transaction itself does.</summary>
internal static class Hold
{
    /// <returns>The text as it is now, or null when the centre has none.</returns>
    public static async Task<StoryText?> TextAsync(LedgerlineDb db, CentreId centre, StoryId id, string language, CancellationToken cancel)
    {
        var texts = db.Set<StoryText>().Where(t => t.Story == id && t.Language == language && t.Centre == centre);
        return await texts.ExecuteUpdateAsync(set => set.SetProperty(t => t.Version, t => t.Version), cancel) == 1 ? await texts.SingleAsync(cancel) : null;
    }
}
